import type { CallEventBody, CallRecord } from '@aybiza/call-log';
import { advance, type Dialogue, NEW_DIALOGUE, type RequestToSend } from '@aybiza/dialogue';
import {
  CALL_VARIABLES,
  compileFlow,
  type Flow,
  type Problem,
  parseFlow,
  portsOf,
  variablesInScope,
} from '@aybiza/flow';
import type { Statechart, Value, Values } from '@aybiza/statechart';

/** One request step with nothing around it, as a call would come to it. */
export interface RequestAlone {
  readonly request: RequestToSend;
  readonly timeoutMs: number;
  /** What a call makes of an answer: by which port it leaves, and what it keeps. */
  take(answer: RequestAnswer): { readonly port: string; readonly kept: Values };
}

export interface RequestAnswer {
  readonly outcome: 'answered' | 'timeout' | 'failed';
  /** 0 unless it answered. */
  readonly status: number;
  readonly body: unknown;
}

/**
 * Takes a request out of a flow and runs it with values of its variables, through the same compiler and the same steps as a call. What
 * is wrong elsewhere in the flow makes no difference. Undefined for what is no request.
 */
export function requestAlone(
  flow: Flow,
  id: string,
  values: Readonly<Record<string, Value>>,
): RequestAlone | { readonly problems: readonly Problem[] } | undefined {
  const node = flow.nodes[id];
  if (node?.kind !== 'request') return undefined;
  const compiled = compileFlow(around(flow, id));
  if (!compiled.ok) return { problems: compiled.error.filter(({ place }) => place.node === id) };
  const { statechart } = compiled.value;
  const begun = advance(statechart, NEW_DIALOGUE, { type: 'began', values: { ...values } });
  const command = begun.commands.find(({ type }) => type === 'request');
  if (command?.type !== 'request') return undefined;
  const { request, ticket: wait, timeoutMs } = command;
  return {
    request,
    timeoutMs,
    take: (answer) => takeAnswer({ statechart, dialogue: begun.dialogue, wait }, id, answer),
  };
}

/** The flow with this step alone: every way out of it ends the call. */
function around(flow: Flow, id: string): Flow {
  const node = flow.nodes[id];
  if (node === undefined) throw new Error('the step was just looked at');
  const { group: _group, ...alone } = node;
  const scope = [...variablesInScope(flow, id)].filter(([name]) => !Object.hasOwn(CALL_VARIABLES, name));
  const ends = portsOf(node).map((port, index) => ({
    [`e${index}`]: { from: { node: id, port: port.id }, to: { node: OVER } },
  }));
  const parsed = parseFlow({
    schemaVersion: flow.schemaVersion,
    name: flow.name,
    settings: flow.settings,
    variables: Object.fromEntries(scope),
    nodes: {
      [ENTRY]: { kind: 'start', label: '', data: {} },
      [id]: alone,
      [OVER]: { kind: 'end', label: '', data: { text: 'Over.', outcome: 'over' } },
    },
    edges: Object.assign({ begins: { from: { node: ENTRY, port: 'next' }, to: { node: id } } }, ...ends),
  });
  if (!parsed.ok) throw new Error(`a step of a flow is a step alone, too: ${parsed.error.message}`);
  return parsed.value;
}

/** No step of an author is called so. */
const ENTRY = 'entryOfTheTrial';
const OVER = 'overWithTheTrial';

interface Asked {
  readonly statechart: Statechart;
  readonly dialogue: Dialogue;
  readonly wait: number;
}

function takeAnswer({ statechart, dialogue, wait }: Asked, id: string, answer: RequestAnswer) {
  const { records } = advance(statechart, dialogue, { type: 'requestFinished', wait, ...answer, ms: 0 });
  const left = records.find((record) => record.type === 'moved' && record.node === id);
  const kept = records.flatMap((record: CallRecord): [string, Value][] =>
    record.type === 'variableSet' ? [[record.name, toKept(record)]] : [],
  );
  return { port: left?.type === 'moved' ? left.port : 'failed', kept: Object.fromEntries(kept) };
}

function toKept({ value }: Extract<CallEventBody, { type: 'variableSet' }>): Value {
  return JSON.parse(JSON.stringify(value ?? null));
}
