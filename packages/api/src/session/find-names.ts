import { listMembers } from '@aybiza/db/members';
import type { Tx } from '@aybiza/db/transaction';

/** What the people of the workspace are called, by their ids; null for keys, and for whoever is not in it any more. */
export async function findNames(tx: Tx): Promise<(id: string | null) => string | null> {
  const members = await listMembers(tx);
  const names = new Map(members.map(({ userId, name }) => [userId, name]));
  return (id) => names.get(id ?? '') ?? null;
}
