import type { MemberChange } from '@aybiza/db/members';
import { apiError, notFound } from '../api-error.ts';

/** @throws AppError `NOT_FOUND` or `LAST_OWNER` */
export function refuseMemberChange(change: MemberChange): void {
  if (change === 'notMember') throw notFound('member');
  if (change === 'lastOwner') {
    throw apiError('LAST_OWNER', 'A workspace needs an owner. Make somebody else an owner first.');
  }
}
