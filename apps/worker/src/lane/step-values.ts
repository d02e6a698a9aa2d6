import { listCallResults } from '@aybiza/db/call-results';
import type { StoredCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { toValue, type Values } from '@aybiza/statechart';

/**
 * What conditions and texts of a step may name: what the call brought, its facts, what steps before have found, its variables. In the order in
 * which the compiler lets one hide another.
 */
export async function valuesAfterCall(tx: Tx, call: StoredCall): Promise<Values> {
  const results = await listCallResults(tx, call.id);
  const { ours, theirs } = partiesOf(call);
  return Object.fromEntries(
    Object.entries({
      caller_number: theirs,
      called_number: ours,
      call_id: call.id,
      outcome: call.outcome,
      durationSeconds: call.durationMs === null ? null : Math.round(call.durationMs / 1_000),
      endReason: call.endReason,
      ...Object.fromEntries(results.map(({ name, value }) => [name, value])),
      ...withoutEmpty(call.variables),
    }).map(([name, value]) => [name, toValue(value)]),
  );
}

/** Whose number is which, whoever called whom. */
export function partiesOf({ direction, from, to }: StoredCall): { readonly ours: string; readonly theirs: string } {
  return direction === 'inbound' ? { ours: to, theirs: from } : { ours: from, theirs: to };
}

/** What every call declares and this one never got says nothing. */
function withoutEmpty(variables: StoredCall['variables']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== null));
}
