import { nextForCalls } from './channel.ts';
import { type ConnectAction, type ConnectFlow, waysOf } from './connect-flow.ts';

/** The ways through a flow: who comes where. */
export interface ConnectPaths {
  /** Actions a call can come to. */
  readonly reached: ReadonlySet<string>;
  /** Actions that only chats, tasks and messages come to. */
  readonly elsewhere: ReadonlySet<string>;
  /** action → the actions that lead callers to it. */
  readonly before: ReadonlyMap<string, readonly string[]>;
}

/** Who comes where, by the wires alone. Linear. */
export function findConnectPaths(flow: ConnectFlow): ConnectPaths {
  const reached = walk(flow, [flow.start], nextForCalls);
  const anyone = walk(flow, [flow.start], (action) => waysOf(action).map(({ next }) => next));
  const before = new Map<string, string[]>();
  for (const action of flow.actions.values()) {
    for (const next of nextForCalls(action)) {
      const known = before.get(next);
      if (known === undefined) before.set(next, [action.id]);
      else known.push(action.id);
    }
  }
  return { reached, elsewhere: new Set([...anyone].filter((id) => !reached.has(id))), before };
}

function walk(
  flow: ConnectFlow,
  starts: readonly string[],
  ways: (action: ConnectAction) => readonly string[],
): Set<string> {
  const seen = new Set(starts);
  const open = [...starts];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const action = flow.actions.get(id);
    for (const next of action === undefined ? [] : ways(action)) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen;
}

/** Whoever brings a value brings it to what is near; looking further would take quadratic time. */
const FARTHEST = 3_000;

/** The actions behind one, as far as the next of the same sort; that one is among them, what lies behind it is not. */
export function actionsBehind(
  flow: ConnectFlow,
  from: ConnectAction,
  isNextSource: (action: ConnectAction) => boolean,
): readonly ConnectAction[] {
  const seen = new Set<string>();
  const found: ConnectAction[] = [];
  const open = [...nextForCalls(from)];
  for (let id = open.pop(); id !== undefined && found.length < FARTHEST; id = open.pop()) {
    const action = flow.actions.get(id);
    if (action === undefined || seen.has(id)) continue;
    seen.add(id);
    found.push(action);
    if (!isNextSource(action)) open.push(...nextForCalls(action));
  }
  return found;
}
