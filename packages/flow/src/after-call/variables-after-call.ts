import type { Flow } from '../flow.ts';
import { CALL_VARIABLES, type Variable } from '../variable.ts';
import type { AfterCallKind, AfterCallStep } from './after-call-step.ts';
import type { AfterCallResult } from './definition.ts';
import { CALL_FACTS } from './facts.ts';
import { afterCallKindOf } from './kinds/index.ts';

/** What a step leaves behind for those after it. */
export function resultsOfStep(step: AfterCallStep): readonly AfterCallResult[] {
  return afterCallKindOf<AfterCallKind>(step).results(step.data);
}

/** The steps that are done before this one begins: those it needs, and those they need. Ends in any drawing, cycles included. */
export function stepsBefore(lane: readonly AfterCallStep[], id: string): ReadonlySet<string> {
  const needs = new Map(lane.map((step) => [step.id, step.after]));
  const before = new Set<string>();
  const open = [...(needs.get(id) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (before.has(next)) continue;
    before.add(next);
    open.push(...(needs.get(next) ?? []));
  }
  return before;
}

/**
 * What a step after a call may name: what every call brings, the facts of a call that is over, the flow's variables, and what the
 * steps before it have found. A variable of the flow hides a fact of its name.
 */
export function variablesAfterCall(
  { afterCall, variables }: Pick<Flow, 'afterCall' | 'variables'>,
  id: string,
): ReadonlyMap<string, Variable> {
  const before = stepsBefore(afterCall, id);
  const found = afterCall.flatMap((step): [string, Variable][] =>
    before.has(step.id) && step.id !== id
      ? resultsOfStep(step).map(({ name, type }) => [name, { type, description: '', personal: false, initial: null }])
      : [],
  );
  return new Map([
    ...Object.entries(CALL_VARIABLES),
    ...Object.entries(CALL_FACTS),
    ...found,
    ...Object.entries(variables),
  ]);
}
