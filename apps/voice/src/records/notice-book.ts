import type { Db } from '@aybiza/db/client';
import { getPrivacySettings, type PrivacySettings } from '@aybiza/db/privacy/privacy-settings';
import type { Clock } from '@aybiza/foundation/clock';
import { errorMessage } from '@aybiza/foundation/errors';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import type { Logger } from '@aybiza/foundation/logger';
import { FreshBook } from '../fresh-enough.ts';

/** Where nobody can say what a workspace wants, callers are told that they are recorded. */
const UNKNOWN = { recordingNotice: 'announce', saysAi: false, noticeText: '' } as const;

export type NoticeSettings = Pick<PrivacySettings, 'recordingNotice' | 'saysAi' | 'noticeText'>;

/** What callers of a workspace are told first: read once a second, and remembered for when the database is away. */
export function createNoticeBook(options: { db: Db; clock: Clock; logger: Logger }) {
  const { db, clock, logger } = options;
  const book = new FreshBook<PrivacySettings>((workspaceId) => ({
    clock,
    read: () => db.forWorkspace(workspaceId, getPrivacySettings),
    onError: (error) => logger.warn({ workspaceId, personal: errorMessage(error) }, 'privacy settings not read'),
  }));
  return {
    remember: (workspaceId: WorkspaceId) => book.remember(workspaceId),
    find: async (workspaceId: WorkspaceId): Promise<NoticeSettings> => (await book.get(workspaceId)) ?? UNKNOWN,
  };
}
