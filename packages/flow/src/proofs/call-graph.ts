import type { VariableUse } from '../compile-node.ts';
import type { Graph } from '../graph/build-graph.ts';
import { isQuestion } from '../graph/ways.ts';
import { wireOf } from '../graph/wires.ts';
import type { NodeKind } from '../node.ts';
import { definitionOf } from '../node-kinds/index.ts';
import { HIDDEN_PORTS } from '../port.ts';

/** A way a call may take from one place to the next; `port` is empty where something can happen anywhere: a handler, a group's limit. */
export interface CallWay {
  readonly port: string;
  /** A node, a junction, or the built-in apology, which is neither. */
  readonly to: string;
  /** The caller can take it if they want to. */
  readonly chosen?: boolean;
}

/** All ways calls may take, handlers included: what the proofs walk on. */
export interface CallGraph {
  readonly start: string | undefined;
  /** The nodes that some call may come to. */
  readonly nodes: readonly string[];
  /** By node and junction. */
  readonly ways: ReadonlyMap<string, readonly CallWay[]>;
  /** For every place, those from which some way leads to it. */
  readonly before: ReadonlyMap<string, readonly string[]>;
  /** Nodes at which a call stops until somebody says, answers or picks up something. */
  readonly questions: ReadonlySet<string>;
  /** Nodes at which it is the caller's turn: some of the ways on are theirs to choose. */
  readonly turns: ReadonlySet<string>;
  readonly uses: ReadonlyMap<string, VariableUse>;
  readonly graph: Graph;
}

/**
 * No nodes, but where the ways from all questions of a scope to its handlers meet: a way from each to each would be quadratic. At
 * the one a caller asks for something; at the other something happens to them.
 */
const ASKING = '$asking';
const HAPPENING = '$happening';

function junction(sort: typeof ASKING | typeof HAPPENING, group: string | undefined): string {
  return group === undefined ? sort : `${sort} ${group}`;
}

/** The group whose junction this is. */
export function groupOfJunction(place: string): string | undefined {
  return isJunction(place) ? place.split(' ')[1] : undefined;
}

/** Is this a place of the proofs' own, which nobody sees? A node's id has no `$`. */
export function isJunction(place: string): boolean {
  return place.startsWith('$');
}

/**
 * Whatever the conditions say, every way through the drawing: over-approximate, so what is proved on it holds. Coming back from a
 * handler adds nothing: the place was reached before. Linear in nodes and wires.
 */
export function buildCallGraph(graph: Graph, uses: ReadonlyMap<string, VariableUse>): CallGraph {
  const nodes = [...graph.main, ...graph.aside];
  const questions = new Set(nodes.filter((id) => isQuestion(graph, id)));
  const ways = new Map<string, readonly CallWay[]>();
  const turns = new Set<string>();
  for (const id of nodes) {
    const own = graph.ways.get(id) ?? [];
    if (!questions.has(id)) {
      ways.set(id, own);
      continue;
    }
    const chosen = callerPortsOf(graph, id);
    if (chosen.length > 0) turns.add(id);
    const leaving: CallWay[] = own.map(({ port, to }) => ({ port, to, chosen: chosen.includes(port) }));
    const scope = graph.groups.get(id);
    leaving.push({ port: '', to: junction(ASKING, scope), chosen: chosen.length > 0 });
    leaving.push({ port: '', to: junction(HAPPENING, scope) });
    ways.set(id, leaving);
  }
  for (const scope of [undefined, ...graph.frames]) {
    const { asked, happening } = leavingScope(graph, scope);
    ways.set(junction(ASKING, scope), asked);
    ways.set(junction(HAPPENING, scope), happening);
  }
  const [start] = graph.starts;
  return { start, nodes, ways, before: waysBack(ways), questions, turns, uses, graph };
}

function callerPortsOf({ nodes }: Graph, id: string): readonly string[] {
  const node = nodes.get(id);
  return (node === undefined ? undefined : definitionOf<NodeKind>(node).callerPorts?.(node.data)) ?? [];
}

/** Where a caller in a scope may be taken from wherever they are, and what they may ask for there. */
function leavingScope(graph: Graph, scope: string | undefined): { asked: CallWay[]; happening: CallWay[] } {
  const asked: CallWay[] = [];
  const happening: CallWay[] = [];
  for (const to of graph.handlers) {
    const node = graph.nodes.get(to);
    if (node?.kind !== 'handler' || graph.groups.get(to) !== scope) continue;
    if (node.data.trigger.on === 'says') asked.push({ port: '', to, chosen: true });
    else happening.push({ port: '', to });
  }
  if (scope === undefined) return { asked, happening };
  for (const port of ['timeLimit', ...HIDDEN_PORTS]) {
    const wire = wireOf(graph.wires, scope, port);
    if (wire !== undefined) happening.push({ port: '', to: wire.to });
  }
  const around = graph.groups.get(scope);
  asked.push({ port: '', to: junction(ASKING, around), chosen: true });
  happening.push({ port: '', to: junction(HAPPENING, around) });
  return { asked, happening };
}

function waysBack(ways: CallGraph['ways']): CallGraph['before'] {
  const before = new Map<string, string[]>();
  for (const [from, list] of ways) {
    for (const { to } of list) {
      const known = before.get(to);
      if (known === undefined) before.set(to, [from]);
      else if (known.at(-1) !== from) known.push(from);
    }
  }
  return before;
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
      if (isGoalWay(id, port)) return [...pathTo(before, id), ...(ways.has(to) ? [to] : [])];
      if (before.has(to) || stopsOn(id, port) || !ways.has(to)) continue;
      before.set(to, id);
      open.push(to);
    }
  }
  return undefined;
}

function pathTo(before: ReadonlyMap<string, string | undefined>, id: string): string[] {
  const path: string[] = [];
  for (let at: string | undefined = id; at !== undefined; at = before.get(at)) if (!isJunction(at)) path.push(at);
  return path.reverse();
}
