import type { VariableUse } from '../compile-node.ts';
import { type Graph, groupsAround } from '../graph.ts';
import { HIDDEN_PORTS } from '../port.ts';
import { APOLOGY, isQuestion, waysOf } from '../ways.ts';

/** A way a call may take from one node to the next; `port` is empty where something can happen anywhere: a handler, a group's limit. */
export interface CallWay {
  readonly port: string;
  readonly to: string;
}

/** All ways calls may take, handlers included: what the proofs walk on. */
export interface CallGraph {
  readonly start: string | undefined;
  readonly nodes: readonly string[];
  readonly ways: ReadonlyMap<string, readonly CallWay[]>;
  readonly questions: ReadonlySet<string>;
  readonly uses: ReadonlyMap<string, VariableUse>;
  readonly graph: Graph;
}

/**
 * Whatever the conditions say, every way through the drawing: over-approximate, so what is proved on it holds. Coming back from a
 * handler adds nothing: the place was reached before. Linear in nodes, wires, and questions times the handlers in their scope.
 */
export function buildCallGraph(graph: Graph, uses: ReadonlyMap<string, VariableUse>): CallGraph {
  const nodes = [...graph.main, ...graph.aside];
  const questions = new Set(nodes.filter((id) => isQuestion(graph, id)));
  const handlers = anytimeHandlers(graph);
  const ways = new Map(
    nodes.map((id): [string, CallWay[]] => {
      const own = waysOf(graph, id).filter(({ to }) => to !== APOLOGY);
      return [id, questions.has(id) ? [...own, ...aside(graph, id, handlers)] : own];
    }),
  );
  const [start] = graph.starts;
  return { start, nodes, ways, questions, uses, graph };
}

/** Handlers that may be entered while somebody waits, by the group they stand in. */
function anytimeHandlers({ handlers, groups }: Graph): ReadonlyMap<string | undefined, readonly string[]> {
  const byScope = new Map<string | undefined, string[]>();
  for (const id of handlers) {
    const scope = groups.get(id);
    byScope.set(scope, [...(byScope.get(scope) ?? []), id]);
  }
  return byScope;
}

function aside(graph: Graph, id: string, handlers: ReadonlyMap<string | undefined, readonly string[]>): CallWay[] {
  const around = groupsAround(graph, id);
  const groupWays = around.flatMap((group) =>
    ['timeLimit', ...HIDDEN_PORTS].flatMap((port) => {
      const to = graph.wires.get(group)?.get(port);
      return to === undefined ? [] : [{ port: '', to }];
    }),
  );
  const asked = [...around, undefined].flatMap((scope) => handlers.get(scope) ?? []);
  return [...groupWays, ...asked.map((to) => ({ port: '', to }))];
}

/** The shortest way to the first node or way that fits, not passing beyond what stops it; undefined when there is none. */
export function findWay(
  { ways }: Pick<CallGraph, 'ways'>,
  from: string,
  {
    isGoal,
    isGoalWay = () => false,
    stopsAt = () => false,
    stopsOn = () => false,
  }: {
    readonly isGoal: (node: string) => boolean;
    readonly isGoalWay?: (node: string, port: string) => boolean;
    readonly stopsAt?: (node: string) => boolean;
    readonly stopsOn?: (node: string, port: string) => boolean;
  },
): string[] | undefined {
  const before = new Map<string, string | undefined>([[from, undefined]]);
  const open = [from];
  for (let index = 0; index < open.length; index += 1) {
    const id = open[index] ?? '';
    if (stopsAt(id)) continue;
    if (isGoal(id)) return pathTo(before, id);
    for (const { port, to } of ways.get(id) ?? []) {
      if (isGoalWay(id, port)) return [...pathTo(before, id), to];
      if (before.has(to) || stopsOn(id, port)) continue;
      before.set(to, id);
      open.push(to);
    }
  }
  return undefined;
}

function pathTo(before: ReadonlyMap<string, string | undefined>, id: string): string[] {
  const path: string[] = [];
  for (let at: string | undefined = id; at !== undefined; at = before.get(at)) path.unshift(at);
  return path;
}
