import { contactIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { parseStored } from './columns.ts';
import { listHeldContacts } from './privacy/legal-holds.ts';
import { clientOf, type Tx } from './transaction.ts';

/** After how many months without a call this workspace forgets a contact; null: never. */
export async function getContactMonths(tx: Tx): Promise<number | null> {
  const where = { id: tx.workspaceId };
  const { contactMonths } = await clientOf(tx).workspace.findUniqueOrThrow({ where, select: { contactMonths: true } });
  return contactMonths;
}

/** Sets it, for contacts that are there as well. Who is over the time goes when `forgetOldContacts` comes by. */
export async function setContactMonths(tx: Tx, months: number | null): Promise<void> {
  await clientOf(tx).workspace.update({ where: { id: tx.workspaceId }, data: { contactMonths: months } });
}

/** Forgets contacts of whom nothing was heard for longer than their workspace keeps them, at most `limit`; gives how many. Who is on legal hold stays. */
export async function forgetOldContacts(tx: Tx, options: { now: number; limit: number }): Promise<number> {
  const months = await getContactMonths(tx);
  if (months === null) return 0;
  const before = new Date(options.now);
  before.setUTCMonth(before.getUTCMonth() - months);
  const { workspaceId } = tx;
  const rows = await clientOf(tx).contact.findMany({
    where: { workspaceId, lastSeenAt: { lt: before }, id: { notIn: await listHeldContacts(tx) } },
    orderBy: { lastSeenAt: 'asc' },
    take: options.limit,
    select: { id: true },
  });
  const ids = parseStored(z.array(z.object({ id: contactIdSchema })), rows).map(({ id }) => id);
  return (await clientOf(tx).contact.deleteMany({ where: { workspaceId, id: { in: ids } } })).count;
}
