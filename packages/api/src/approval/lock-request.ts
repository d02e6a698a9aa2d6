import type { Tx } from '@aybiza/db/client';
import { type LockedDraft, lockDraft } from '@aybiza/db/flows';
import { findPublishRequest, type PublishRequest } from '@aybiza/db/publish-requests';
import type { PublishRequestId } from '@aybiza/foundation/ids';
import { apiError, notFound } from '../api-error.ts';

/**
 * A request that waits, with the draft it is about: until the transaction ends nobody else decides about it or saves the draft.
 * @throws AppError `NOT_FOUND`, or `REQUEST_SETTLED` when it was decided or taken back
 */
export async function lockRequest(
  tx: Tx,
  id: PublishRequestId,
): Promise<{ request: PublishRequest; draft: LockedDraft }> {
  const asked = await findPublishRequest(tx, id);
  const draft = asked === undefined ? undefined : await lockDraft(tx, asked.flowId);
  // Read again behind the lock: somebody may have decided in between.
  const request = draft === undefined ? undefined : await findPublishRequest(tx, id);
  if (request === undefined || draft === undefined) throw notFound('request');
  if (request.status !== 'open' && request.status !== 'approved') {
    throw apiError('REQUEST_SETTLED', `This request is ${request.status} already. Look at it again.`);
  }
  return { request, draft };
}
