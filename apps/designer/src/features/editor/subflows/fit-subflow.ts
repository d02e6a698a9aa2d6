import type { Flow, NodeData } from '@aybiza/flow';
import { freeItemId } from '../commands/free-id.ts';

/** How a flow can end, in the order of its nodes. */
export function outcomesOf({ nodes }: Flow): string[] {
  const outcomes = Object.values(nodes).flatMap((node) => (node.kind === 'end' ? [node.data.outcome] : []));
  return [...new Set(outcomes)];
}

/** The variables that a flow has to be told. */
export function neededBy({ nodes }: Flow): string[] {
  return Object.values(nodes).flatMap((node) => (node.kind === 'start' ? node.data.inputs : []));
}

/** A subflow node for another flow inside: what that needs and how it may end is added; nothing is taken away, wires least of all. */
export function fitSubflow(data: NodeData<'subflow'>, inside: Flow): NodeData<'subflow'> {
  const told = Object.fromEntries(neededBy(inside).map((name) => [name, '']));
  const outcomes = [...data.outcomes];
  for (const outcome of outcomesOf(inside)) {
    if (outcomes.some((known) => known.outcome === outcome) || outcomes.length >= MOST_OUTCOMES) continue;
    outcomes.push({ id: freeItemId(outcomes, outcome), outcome });
  }
  return { ...data, inputs: { ...told, ...data.inputs }, outcomes };
}

const MOST_OUTCOMES = 20;
