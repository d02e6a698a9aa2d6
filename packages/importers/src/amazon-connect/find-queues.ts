import { clip } from '../write-template.ts';
import { nextForCalls } from './channel.ts';
import { type ConnectAction, type ConnectFlow, parameter } from './connect-flow.ts';
import type { InferredValues } from './infer-values.ts';
import { describeResource, idOfResource, resolveConstant } from './resource-names.ts';

/** Which queue callers wait in, where the flow says so some steps before it sends them there. */
export interface Queues {
  /** Actions that set the queue → its name; undefined when it is only known in the call. */
  readonly named: ReadonlyMap<string, string | undefined>;
  /** Actions that send callers to the queue → the actions that may have set it last. */
  readonly setters: ReadonlyMap<string, ReadonlySet<string>>;
}

const SENDS: ReadonlySet<string> = new Set([
  'TransferContactToQueue',
  'CreateCallbackContact',
  'CheckHoursOfOperation',
  'CheckMetricData',
  'GetMetricData',
]);
const MOST_SETTERS = 30;
const LONGEST_NAME = 80;
/** Who is sent to a queue is sent there soon; looking further would take quadratic time. */
const FARTHEST = 3_000;

/** Finds the queues of a flow by following every way on which one is set. */
export function findQueues(flow: ConnectFlow, values: InferredValues): Queues {
  const named = new Map<string, string | undefined>();
  for (const action of flow.actions.values())
    if (action.kind === 'UpdateContactTargetQueue') named.set(action.id, queueIn(action, values));
  const setters = new Map<string, Set<string>>();
  for (const id of named.keys()) {
    const seen = new Set<string>();
    const setter = flow.actions.get(id);
    const open = setter === undefined ? [] : [...nextForCalls(setter)];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const action = flow.actions.get(next);
      if (action === undefined || seen.has(next) || seen.size > FARTHEST) continue;
      seen.add(next);
      if (SENDS.has(action.kind)) {
        const known = setters.get(next) ?? new Set<string>();
        if (known.size < MOST_SETTERS) setters.set(next, known.add(id));
      }
      if (action.kind !== 'UpdateContactTargetQueue') open.push(...nextForCalls(action));
    }
  }
  return { named, setters };
}

/** The name of the queue that an action names itself. */
export function queueIn(action: ConnectAction, values: InferredValues): string | undefined {
  const agent = parameter(action, 'AgentId');
  const written = parameter(action, 'QueueId', 'QueueArn', 'Queue') ?? agent;
  if (written === undefined) return undefined;
  const shown = describeResource(action, 'QueueId', 'Queue', 'queue', 'AgentId', 'agent');
  const known = resolveConstant(written, values);
  if (known === undefined) return undefined;
  return clip(shown ?? idOfResource(known, agent === written ? 'Agent' : 'Queue'), LONGEST_NAME);
}
