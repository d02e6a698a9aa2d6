import { addAuditEntry } from '@aybiza/db/audit-entries';
import type { Tx } from '@aybiza/db/client';
import type { AppError } from '@aybiza/foundation/errors';
import { notFound } from './api-error.ts';

interface Changing {
  readonly actor: Parameters<typeof addAuditEntry>[1]['actor'];
  inWorkspace<Value>(work: (tx: Tx) => Promise<Value>): Promise<Value>;
}

/** Something that is in a state, and may be changed in some of them only. */
interface Stateful<Id extends string, Thing, Shown> {
  readonly id: Id;
  readonly noun: string;
  /** Keeps it from everybody else until the transaction is over. */
  lock(tx: Tx, id: Id): Promise<Thing | undefined>;
  /** Why it is not changed in the state that it is in. */
  refuse(thing: Thing): AppError;
  show(tx: Tx, id: Id): Promise<Shown>;
}

export interface StateChange<Thing extends { readonly status: string }> {
  /** As the audit log names it. */
  readonly action: string;
  readonly from: readonly Thing['status'][];
  /** Gives what the audit log says beside. */
  apply(tx: Tx, thing: Thing): Promise<object>;
}

/**
 * Changes something while nobody else does, notes who did it, and gives it as it is then. One whose state the change is not for is refused.
 * @throws AppError `NOT_FOUND`, and what it is refused with
 */
export function changeInState<Id extends string, Thing extends { readonly status: string }, Shown>(
  { actor, inWorkspace }: Changing,
  { id, noun, lock, refuse, show }: Stateful<Id, Thing, Shown>,
  { action, from, apply }: StateChange<Thing>,
): Promise<Shown> {
  return inWorkspace(async (tx) => {
    const thing = await lock(tx, id);
    if (thing === undefined) throw notFound(noun);
    if (!from.includes(thing.status)) throw refuse(thing);
    const detail = await apply(tx, thing);
    await addAuditEntry(tx, { actor, action, subject: id, detail });
    return show(tx, id);
  });
}
