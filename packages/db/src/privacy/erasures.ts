import {
  bookingIdSchema,
  callBackIdSchema,
  callIdSchema,
  campaignNumberIdSchema,
  contactIdSchema,
  type WorkspaceId,
  workspaceIdSchema,
} from '@aybiza/foundation/ids';
import { z } from 'zod';
import { deleteCall } from '../calls.ts';
import { clientOf, type Tx } from '../transaction.ts';

/**
 * What was erased of a person, by names that say nothing about them. It is kept beside the database, not in it: a backup that is older than
 * the erasure brings the person back, and this takes them out again.
 */
export const erasureSchema = z.strictObject({
  workspaceId: workspaceIdSchema,
  /** Epoch milliseconds. */
  erasedAt: z.int(),
  contacts: z.array(contactIdSchema),
  calls: z.array(callIdSchema),
  callBacks: z.array(callBackIdSchema),
  bookings: z.array(bookingIdSchema),
  /** Files of before there were campaigns name none. */
  campaignNumbers: z.array(campaignNumberIdSchema).default([]),
});
export type Erasure = z.output<typeof erasureSchema>;

/** A whole workspace that was erased: of it, not even what was in it has to be known. */
export const workspaceErasureSchema = erasureSchema
  .pick({ workspaceId: true, erasedAt: true })
  .extend({ whole: z.literal(true) });
export type WorkspaceErasure = z.output<typeof workspaceErasureSchema>;

/** Where it is kept that a workspace was erased. */
export function workspaceErasureKey(workspaceId: WorkspaceId): string {
  return `${ERASURES}${workspaceId}/workspace.json`;
}

/** Under which keys erasures are kept in the store of files. No workspace is called so. */
export const ERASURES = 'erased/';

/** Takes everything of it out once more; what is gone already stays gone. Gives how many rows went. */
export async function eraseAgain(tx: Tx, erasure: Omit<Erasure, 'workspaceId' | 'erasedAt'>): Promise<number> {
  const { workspaceId } = tx;
  const where = (ids: readonly string[]) => ({ workspaceId, id: { in: [...ids] } });
  let count = 0;
  for (const id of erasure.calls) count += (await deleteCall(tx, id)) ? 1 : 0;
  count += (await clientOf(tx).callBack.deleteMany({ where: where(erasure.callBacks) })).count;
  count += (await clientOf(tx).campaignNumber.deleteMany({ where: where(erasure.campaignNumbers) })).count;
  count += (await clientOf(tx).contact.deleteMany({ where: where(erasure.contacts) })).count;
  return count + (await namelessBookings(tx, erasure.bookings));
}

/** The time stays taken; whose appointment it was is not kept. */
export async function namelessBookings(tx: Tx, ids: readonly string[]): Promise<number> {
  const where = { workspaceId: tx.workspaceId, id: { in: [...ids] } };
  const { count } = await clientOf(tx).booking.updateMany({ where, data: { name: '', phone: '', note: '' } });
  return count;
}

/** The appointments of somebody: under their number, or made in one of these calls. */
export async function listBookingsOf(tx: Tx, person: { e164: string; calls: readonly string[] }) {
  const rows = await clientOf(tx).booking.findMany({
    where: { workspaceId: tx.workspaceId, OR: [{ phone: person.e164 }, { callId: { in: [...person.calls] } }] },
    select: { id: true },
  });
  return rows.map(({ id }) => bookingIdSchema.parse(id));
}
