import type { Action, Statechart, StatechartHandler, TransitionConfig } from '@aybiza/statechart';
import type { NodeScope, VariableUse } from './compile-node.ts';
import { findFallbackHandler, type SystemTrigger } from './fallback-handler.ts';
import type { Flow } from './flow.ts';
import { type Graph, groupsAround, wiredTarget } from './graph.ts';
import type { Port } from './port.ts';
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
}

/** What grows while a scope and the subflows inside it are compiled. */
export interface Growing {
  variables: [string, Statechart['variables'][string]][];
  handlers: StatechartHandler[];
  within: Record<string, string>;
  marks: number[];
  answers: boolean;
  startsRecording: boolean;
}

export interface Compiling {
  readonly flow: Flow;
  readonly around: Surroundings;
  readonly graph: Graph;
  readonly scopes: ReadonlyMap<string | undefined, NodeScope>;
  readonly uses: Map<string, VariableUse>;
  readonly growing: Growing;
  readonly problems: Problem[];
}

/** Where a port of a node leads: its wire, that of a group around it, a handler for what is left open, the built-in apology. */
export function portTransition(compiling: Compiling, node: string, port: Port): TransitionConfig {
  const { graph, around } = compiling;
  const wired = wiredTarget(graph, node, port.id);
  const to = wired ?? findFallbackHandler(graph, node, port.fallback);
  if (to === undefined) {
    const builtIn = around.builtIn('error');
    return {
      target: builtIn.target,
      actions: [move(around.prefix + node, port.id, builtIn.to), ...(builtIn.actions ?? [])],
    };
  }
  return {
    target: stateOf(compiling, to),
    // Without it a step that leads back to itself is not entered again: nothing would be said, and nobody listened to.
    ...(to === node ? { reenter: true } : {}),
    actions: [move(around.prefix + node, port.id, around.prefix + to), ...enteringGroups(compiling, node, to)],
  };
}

export function move(node: string, port: string, to: string): Action {
  return { type: 'move', params: { node, port, to } };
}

/** Whoever comes into a group from outside finds its variables as they are at first. */
function enteringGroups({ graph, around }: Compiling, from: string, to: string): Action[] {
  if (graph.groups.size === 0) return [];
  const already = new Set(groupsAround(graph, from));
  const assignments = groupsAround(graph, to)
    .filter((group) => !already.has(group))
    .reverse()
    .flatMap((group) => Object.entries(variablesOfGroup(graph, group)))
    .map(([name, { initial }]) => ({ variable: around.nameOf(name), value: { op: 'value' as const, value: initial } }));
  return assignments.length === 0 ? [] : [{ type: 'set', params: { assignments } }];
}

export function variablesOfGroup(graph: Graph, group: string): Readonly<Record<string, Variable>> {
  const node = graph.nodes.get(group);
  return node?.kind === 'group' ? node.data.variables : {};
}

export function stateOf({ graph, around }: Compiling, id: string): string {
  const region = graph.main.has(id) ? 'main' : 'aside';
  return [around.path, region, ...groupsAround(graph, id).reverse(), id].join('.');
}
