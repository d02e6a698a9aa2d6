import type { Tx } from '@aybiza/db/client';
import { listMembers } from '@aybiza/db/members';
import { apiError } from '../api-error.ts';

/** Each person once. @throws AppError `UNKNOWN_MEMBER` when somebody is no member of the workspace */
export async function checkMentions(tx: Tx, mentions: readonly string[]): Promise<string[]> {
  const named = [...new Set(mentions)];
  if (named.length === 0) return named;
  const members = new Set((await listMembers(tx)).map(({ userId }) => userId));
  if (named.every((userId) => members.has(userId))) return named;
  throw apiError('UNKNOWN_MEMBER', 'Somebody you mention is not a member of this workspace any more. Take the @ away.');
}
