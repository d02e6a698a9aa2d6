import type { Action, Statechart, StatechartHandler, TransitionConfig } from '@aybiza/statechart';
import { entriesById } from './by-id.ts';
import type { NodePlace, NodeScope, VariableUse } from './compile-node.ts';
import type { Flow } from './flow.ts';
import type { Graph } from './graph/build-graph.ts';
import type { SystemTrigger } from './graph/fallback-handler.ts';
import { groupsAround } from './graph/groups.ts';
import type { Way } from './graph/wires.ts';
import type { Problem } from './problem.ts';
import type { Variable } from './variable.ts';

/** Where something leads that nobody catches, and what is noted on the way. */
interface BuiltIn {
  readonly target: string;
  readonly to: string;
  readonly actions?: readonly Action[];
}

/** Where a flow is compiled to: the statechart itself, or the state of a subflow node in it. */
export interface Surroundings {
  /** XState's target of the state that holds the flow's regions. */
  readonly path: string;
  /** Put before the ids of its nodes in reports: `order/` for what is inside the subflow node `order`. */
  readonly prefix: string;
  readonly nameOf: NodeScope['nameOf'];
  /** Where an end with this outcome leads; undefined when it ends the call. */
  readonly returns: (outcome: string) => TransitionConfig | undefined;
  /** Where something leads that no wire and no handler of this flow catches. */
  readonly builtIn: (trigger: SystemTrigger) => BuiltIn;
  readonly subflows: ReadonlyMap<string, Flow>;
  /** The keys of the flows around this one. */
  readonly inside: readonly string[];
  /** Only the problems are wanted: no states are made. */
  readonly checksOnly: boolean;
  /** The drawing, where it was read before. */
  readonly graph?: Graph | undefined;
}

/** What grows while a scope and the subflows inside it are compiled. */
export interface Growing {
  variables: [string, Statechart['variables'][string]][];
  handlers: StatechartHandler[];
  within: Record<string, string>;
  marks: number[];
  answers: boolean;
  startsRecording: boolean;
  asksOfContact: Set<string>;
}

export interface Compiling {
  readonly flow: Flow;
  readonly around: Surroundings;
  readonly graph: Graph;
  readonly scopes: ReadonlyMap<string | undefined, NodeScope>;
  /** By group, as the scopes: what its nodes are compiled with. */
  readonly places: Map<string | undefined, NodePlace>;
  readonly uses: Map<string, VariableUse>;
  readonly growing: Growing;
  readonly problems: Problem[];
}

/** A way out of a node as a transition; one that nobody decided about leads to what is built in. */
export function wayTransition(compiling: Compiling, node: string, { port, to, by }: Way): TransitionConfig {
  const { around } = compiling;
  if (by === 'nobody') {
    const builtIn = around.builtIn('error');
    const left = move(around.prefix + node, port, builtIn.to);
    return { actions: builtIn.actions === undefined ? [left] : [left, ...builtIn.actions], target: builtIn.target };
  }
  const actions = [move(around.prefix + node, port, around.prefix + to), ...enteringGroups(compiling, node, to)];
  const target = stateOf(compiling, to);
  // Without it a step that leads back to itself is not entered again: nothing would be said, and nobody listened to.
  return to === node ? { actions, reenter: true, target } : { actions, target };
}

export function move(node: string, port: string, to: string): Action {
  return { params: { node, port, to }, type: 'move' };
}

/** Whoever comes into a group from outside finds its variables as they are at first. */
function enteringGroups({ graph, around }: Compiling, from: string, to: string): Action[] {
  if (graph.groups.size === 0) return [];
  const already = new Set(groupsAround(graph, from));
  const assignments = groupsAround(graph, to)
    .filter((group) => !already.has(group))
    .reverse()
    .flatMap((group) => entriesById(variablesOfGroup(graph, group)))
    .map(([name, { initial }]) => ({ variable: around.nameOf(name), value: { op: 'value' as const, value: initial } }));
  return assignments.length === 0 ? [] : [{ type: 'set', params: { assignments } }];
}

export function variablesOfGroup(graph: Graph, group: string): Readonly<Record<string, Variable>> {
  const node = graph.nodes.get(group);
  return node?.kind === 'group' ? node.data.variables : {};
}

export function stateOf({ graph, around }: Compiling, id: string): string {
  const region = graph.main.has(id) ? 'main' : 'aside';
  const groups = groupsAround(graph, id).reduceRight((path, group) => `${path}${group}.`, '');
  return `${around.path}.${region}.${groups}${id}`;
}
