import { type ComposedMail, openAccountMail } from '@aybiza/auth/account-mail';
import {
  type AccountMailEnd,
  blankAccountMails,
  claimAccountMails,
  endAccountMail,
  type StoredAccountMail,
} from '@aybiza/db/account-mails';
import type { Db } from '@aybiza/db/client';
import { AppError, errorMessage } from '@aybiza/foundation/errors';
import type { Logger } from '@aybiza/foundation/logger';
import type { Sealer } from '@aybiza/foundation/sealer';
import type { InstalledMail } from './open-mail.ts';
import { sendMail } from './send-mail.ts';

export interface SendAccountMailsOptions {
  readonly db: Db;
  readonly sealer: Sealer;
  readonly logger: Logger;
  /** The installation's: workspaces have no say in accounts. Without one, messages wait until they expire. */
  readonly mail?: InstalledMail | undefined;
  /** Told of messages that practice equipment delivers to nobody. */
  readonly showMail?: ((mail: ComposedMail) => void) | undefined;
}

/** Few enough that each is done before its claim lapses. */
const BATCH = 5;

/** Sends what people are to be told about their accounts, each once, and blanks what is over. */
export async function sendAccountMails(options: SendAccountMailsOptions, signal: AbortSignal): Promise<void> {
  const { db, mail } = options;
  await blankAccountMails(db);
  if (mail === undefined) return;
  const due = await claimAccountMails(db, BATCH);
  await Promise.all(due.map((stored) => sendOne(options, { mail, stored, signal })));
}

interface Sending {
  mail: InstalledMail;
  stored: StoredAccountMail;
  signal: AbortSignal;
}

async function sendOne(options: SendAccountMailsOptions, { mail, stored, signal }: Sending): Promise<void> {
  const { db, logger } = options;
  const { id, kind } = stored;
  try {
    const end = await trySending(options, { mail, stored, signal });
    await endAccountMail(db, id, end);
    if (end.status === 'refused') logger.error({ id, kind, personal: end.error }, 'account mail given up');
    else logger.info({ id, kind }, 'account mail sent');
  } catch (error) {
    // The claim lapses, and the message comes again.
    logger.warn({ id, kind, personal: errorMessage(error) }, 'account mail not sent');
  }
}

async function trySending(
  { sealer, showMail }: SendAccountMailsOptions,
  { mail, stored, signal }: Sending,
): Promise<AccountMailEnd> {
  try {
    const composed = openAccountMail(sealer, stored);
    const { to, subject, text } = composed;
    await sendMail(mail, { of: stored.id, to: [to], subject, text, signal });
    if (mail.isPractice) showMail?.(composed);
    return { status: mail.isPractice ? 'shown' : 'sent' };
  } catch (error) {
    if (error instanceof AppError && !error.retryable) return { status: 'refused', error: error.message };
    throw error;
  }
}
