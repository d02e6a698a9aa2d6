import { listApiKeys } from '@aybiza/db/api-keys';
import type { AuditEntry } from '@aybiza/db/audit-entries';
import type { Tx } from '@aybiza/db/client';
import { listNamesOf } from '@aybiza/db/members';

/** What the people and keys in these entries are called, also those who have left; null for anything else. */
export async function findActorNames(tx: Tx, entries: readonly AuditEntry[]): Promise<(id: string) => string | null> {
  const people = entries.flatMap(({ actor, action, subject }) => [
    ...(actor.type === 'person' ? [actor.id] : []),
    ...(action.startsWith('member.') ? [subject] : []),
  ]);
  const names = await listNamesOf(tx, [...new Set(people)]);
  const keys = new Map((await listApiKeys(tx)).map(({ id, name }) => [String(id), name]));
  return (id) => names.get(id) ?? keys.get(id) ?? null;
}
