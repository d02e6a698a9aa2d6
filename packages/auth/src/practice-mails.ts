import { listReadableAccountMails } from '@aybiza/db/account-mails';
import type { Db } from '@aybiza/db/client';
import type { Sealer } from '@aybiza/foundation/sealer';
import { type ComposedMail, openAccountMail } from './account-mail.ts';

/** As many as somebody reads. */
const MOST = 30;

/** What would have been sent and can still be read, newest first. */
export async function listPracticeMails(db: Db, sealer: Sealer): Promise<ComposedMail[]> {
  return (await listReadableAccountMails(db, MOST)).map((stored) => openAccountMail(sealer, stored));
}
