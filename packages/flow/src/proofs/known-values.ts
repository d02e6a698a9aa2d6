import type { VariableWrite } from '../compile-node.ts';
import { surelyHasValue } from '../expressions/known-values.ts';
import type { Flow } from '../flow.ts';
import { groupsAround } from '../graph/groups.ts';
import { CALL_MAY_LACK, CALL_VARIABLES } from '../variable.ts';
import { type CallGraph, type CallWay, groupOfJunction } from './call-graph.ts';

/** Variables as bits, one for each; a set of them is a row of words. */
type Known = Int32Array;

/** What becomes of a way's variables: those it gives a value, and those it takes one from. */
interface Change {
  readonly fills: readonly string[];
  readonly empties: readonly string[];
}

export interface KnownValues {
  /** Does the variable have a value whenever a caller comes to this node? */
  hasAt(node: string, variable: string): boolean;
  /** What taking a way does to the variable; undefined when it leaves it alone. */
  changeOn(node: string, way: CallWay, variable: string): 'fills' | 'empties' | undefined;
  readonly atStart: ReadonlySet<string>;
}

/**
 * For every node the variables that have a value on all ways to it, whatever the conditions say, handlers and groups included.
 * `trusting`: what a step may fill counts as filled by it. A search forwards that meets where ways meet; each node is looked at
 * again only while it loses something, so at most as often as there are variables, and in practice once or twice.
 */
export function findKnownValues(flow: Flow, call: CallGraph, { trusting }: { trusting: boolean }): KnownValues {
  const variables = variablesOf(flow, call);
  const index = new Map(variables.map(({ name }, at) => [name, at]));
  const words = Math.ceil(variables.length / 32);
  const atStart = new Set(variables.filter(({ hasValue }) => hasValue).map(({ name }) => name));
  const at = new Map<string, Known>();
  const has = (node: string, variable: string) => {
    const place = index.get(variable);
    const known = at.get(node);
    return place === undefined || known === undefined || ((known[place >> 5] ?? 0) & (1 << (place & 31))) !== 0;
  };
  const changeOf = changesOn(call, { trusting, has });
  const emptiedAside = emptiedByHandlers(call, trusting);

  const flood = (from: string, known: Known) => {
    at.set(from, known);
    const open = [from];
    const waiting = new Set(open);
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      waiting.delete(node);
      const arriving = at.get(node) ?? new Int32Array(words);
      for (const way of call.ways.get(node) ?? []) {
        if (!call.ways.has(way.to)) continue;
        const isLeft = call.questions.has(node) && call.graph.main.has(node);
        const leaving = applied(arriving, changeOf(node, way), { index, before: isLeft ? emptiedAside : [] });
        const met = meet(at.get(way.to), leaving);
        if (met === undefined) continue;
        at.set(way.to, met);
        if (waiting.has(way.to)) continue;
        waiting.add(way.to);
        open.push(way.to);
      }
    }
  };
  if (call.start !== undefined) {
    const first = new Int32Array(words);
    for (const name of atStart) setBit(first, index.get(name), true);
    flood(call.start, first);
  }
  return {
    hasAt: has,
    atStart,
    changeOn(node, way, variable) {
      const { fills, empties } = changeOf(node, way);
      if (fills.includes(variable)) return 'fills';
      return empties.includes(variable) ? 'empties' : undefined;
    },
  };
}

/** Every variable of the flow and its groups, and whether it has a value when a call begins. */
function variablesOf(flow: Flow, { graph }: CallGraph): { name: string; hasValue: boolean }[] {
  const inputs = new Set([...graph.nodes.values()].flatMap((node) => (node.kind === 'start' ? node.data.inputs : [])));
  const own = Object.entries(flow.variables).map(([name, { initial }]) => ({
    name,
    hasValue: inputs.has(name) || hasInitial(initial),
  }));
  const ofGroups = [...graph.nodes.values()].flatMap((node) =>
    node.kind === 'group' ? Object.keys(node.data.variables).map((name) => ({ name, hasValue: false })) : [],
  );
  const brought = Object.keys(CALL_VARIABLES).filter((name) => !Object.hasOwn(flow.variables, name));
  return [...brought.map((name) => ({ name, hasValue: !CALL_MAY_LACK.has(name) })), ...own, ...ofGroups];
}

function hasInitial(initial: unknown): boolean {
  return initial !== null && initial !== '';
}

function setBit(known: Known, place: number | undefined, value: boolean): void {
  if (place === undefined) return;
  const word = known[place >> 5] ?? 0;
  known[place >> 5] = value ? word | (1 << (place & 31)) : word & ~(1 << (place & 31));
}

function applied(
  known: Known,
  { fills, empties }: Change,
  { index, before }: { index: ReadonlyMap<string, number>; before: readonly string[] },
): Known {
  if (fills.length === 0 && empties.length === 0 && before.length === 0) return known;
  const next = known.slice();
  for (const name of before) setBit(next, index.get(name), false);
  for (const name of empties) setBit(next, index.get(name), false);
  for (const name of fills) setBit(next, index.get(name), true);
  return next;
}

/** What both know; undefined when that is nothing new to the first. */
function meet(known: Known | undefined, arriving: Known): Known | undefined {
  if (known === undefined) return arriving;
  if (known.every((word, at) => (word & (arriving[at] ?? 0)) === word)) return undefined;
  return known.map((word, at) => word & (arriving[at] ?? 0));
}

const NO_CHANGE: Change = { fills: [], empties: [] };

type Has = (node: string, variable: string) => boolean;

function changesOn(
  call: CallGraph,
  { trusting, has }: { trusting: boolean; has: Has },
): (node: string, way: CallWay) => Change {
  return (node, { port, to }) => {
    const use = call.uses.get(node);
    const writes = port === '' ? [] : (use?.writes ?? []).filter(({ ports }) => ports?.includes(port) ?? true);
    const knows = use?.knows.get(port) ?? [];
    const begun = call.graph.groups.size === 0 ? [] : begunByEntering(call, node, to);
    if (writes.length === 0 && knows.length === 0 && begun.length === 0) return NO_CHANGE;
    const after = new Map<string, boolean>();
    const hasNow = (variable: string) => after.get(variable) ?? has(node, variable);
    for (const write of writes) {
      const filled = fillsSurely(write, { trusting, hasNow });
      if (filled !== undefined) after.set(write.variable, filled);
    }
    for (const variable of knows) after.set(variable, true);
    for (const { name, hasValue } of begun) after.set(name, hasValue);
    const changed = [...after];
    return {
      fills: changed.filter(([, filled]) => filled).map(([name]) => name),
      empties: changed.filter(([, filled]) => !filled).map(([name]) => name),
    };
  };
}

/** Has the variable a value after this? Undefined when it stays as it was. */
function fillsSurely(
  { fills }: VariableWrite,
  { trusting, hasNow }: { trusting: boolean; hasNow: (variable: string) => boolean },
): boolean | undefined {
  switch (fills) {
    case 'surely':
      return true;
    case 'perhaps':
      return trusting ? true : undefined;
    case 'orEmpties':
      return trusting;
    default:
      if (fills.op === 'value') return fills.value !== null && fills.value !== '';
      return trusting || surelyHasValue(fills, hasNow);
  }
}

/** Variables of groups that somebody comes into by this way: they begin anew. */
function begunByEntering({ graph }: CallGraph, from: string, to: string): { name: string; hasValue: boolean }[] {
  // Whoever asks for a handler stays in its group; whoever leaves a group by a way out of its own is outside.
  if (graph.nodes.get(to)?.kind === 'handler') return [];
  const already = new Set(groupsAround(graph, groupOfJunction(from) ?? from));
  return groupsAround(graph, to).flatMap((group) => {
    const node = already.has(group) ? undefined : graph.nodes.get(group);
    if (node?.kind !== 'group') return [];
    return Object.entries(node.data.variables).map(([name, { initial }]) => ({ name, hasValue: hasInitial(initial) }));
  });
}

/** What handlers may empty before they lead back to where the caller was. */
function emptiedByHandlers({ graph, uses }: CallGraph, trusting: boolean): string[] {
  const emptied = new Set<string>();
  for (const node of graph.aside) {
    for (const write of uses.get(node)?.writes ?? []) {
      if (fillsSurely(write, { trusting, hasNow: () => false }) === false) emptied.add(write.variable);
    }
  }
  return [...emptied];
}
