import type { Db } from '@aybiza/db/client';
import { followAuditChain } from '@aybiza/db/verify-audit-chain';
import type { Logger } from '@aybiza/foundation/logger';
import { allWorkspaces } from './all-workspaces.ts';

/**
 * Follows the audit log of every workspace from its beginning. A broken one is an error that names the row; of an intact one the end is
 * logged, which is the anchor outside the database: a log that was cut off or written anew ends otherwise than it did an hour ago.
 */
export async function verifyAudit({ db, logger }: { db: Db; logger: Logger }, signal: AbortSignal): Promise<void> {
  for await (const workspaceId of allWorkspaces(db)) {
    if (signal.aborted) return;
    const verdict = await followAuditChain(db, workspaceId);
    if (verdict.status === 'broken') {
      const { seq, id } = verdict.at;
      logger.error({ workspaceId, seq: String(seq), entryId: id }, 'audit log was tampered with');
    } else if (verdict.end.seq > 0n) {
      logger.info({ workspaceId, seq: String(verdict.end.seq), hash: verdict.end.hash }, 'audit log verified');
    }
  }
}
