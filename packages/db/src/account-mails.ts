import { type AccountMailId, accountMailIdSchema } from '@aybiza/foundation/ids';
import type { SealedPlace } from '@aybiza/foundation/sealer';
import { z } from 'zod';
import { momentColumn, parseStored, storableText } from './columns.ts';
import { type Db, lookupOf, statementsOf, type Tx } from './transaction.ts';

export interface NewAccountMail {
  id: AccountMailId;
  kind: string;
  /** Receiver, words and link, sealed for `accountMailPlace`. */
  sealed: string;
  /** Epoch milliseconds: when its link opens nothing any more. */
  expiresAt: number;
}

/** A message that is to be sent, or can be read in the local outbox. */
export type StoredAccountMail = z.output<typeof mailSchema>;
const mailSchema = z
  .object({
    id: accountMailIdSchema,
    kind: z.string(),
    sealed: z.string(),
    created_at: momentColumn,
    expires_at: momentColumn,
  })
  .transform(({ created_at: createdAt, expires_at: expiresAt, ...mail }) => ({ ...mail, createdAt, expiresAt }));

/** Longer than a mail server may take for one message; after that another worker may try. */
const FIRST_PAUSE_SECONDS = 90;
const LONGEST_PAUSE_SECONDS = 30 * 60;
/** What was sent leaves a trace without words for so long. */
const KEPT_DAYS = 30;

/** Where the sealed words of a message belong: to no workspace. */
export function accountMailPlace(id: AccountMailId): SealedPlace {
  return { workspaceId: 'installation', purpose: `account-mail:${id}` };
}

/** Keeps a message for the worker, in the transaction that made it necessary where there is one. */
export async function addAccountMail(place: Db | Tx, { id, kind, sealed, expiresAt }: NewAccountMail): Promise<void> {
  await statementsOf(place)`
    INSERT INTO account_mail (id, kind, sealed, expires_at) VALUES (${id}, ${kind}, ${sealed}, ${new Date(expiresAt)})`;
}

/**
 * Takes messages that are due; of parallel claimers each goes to one. One that is not ended by `endAccountMail` comes again: after 90 s, then after twice as long
 * each time.
 */
export async function claimAccountMails(db: Db, limit: number): Promise<StoredAccountMail[]> {
  const rows = await lookupOf(db)`
    UPDATE account_mail SET attempts = attempts + 1,
      available_at = now() + interval '1 second' * least(${LONGEST_PAUSE_SECONDS}::float8, ${FIRST_PAUSE_SECONDS}::float8 * 2 ^ least(attempts, 10))
    WHERE id IN (
      SELECT id FROM account_mail
      WHERE sealed IS NOT NULL AND sent_at IS NULL AND available_at <= now() AND expires_at > now()
      ORDER BY available_at LIMIT ${limit}::integer FOR UPDATE SKIP LOCKED
    )
    RETURNING id, kind, sealed, created_at, expires_at`;
  return parseStored(z.array(mailSchema), rows);
}

/**
 * How a try ended. `sent`: its words are blanked. `shown`: practice equipment delivers nothing, so they can be read in the local outbox until they expire.
 * `refused`: nobody takes it, and it is not tried again.
 */
export type AccountMailEnd = { status: 'sent' | 'shown' } | { status: 'refused'; error: string };

export async function endAccountMail(db: Db, id: AccountMailId, end: AccountMailEnd): Promise<void> {
  const isReadable = end.status === 'shown';
  const error = end.status === 'refused' ? storableText(end.error) : null;
  await lookupOf(db)`
    UPDATE account_mail SET
      sealed = CASE WHEN ${isReadable} THEN sealed END,
      sent_at = CASE WHEN ${error}::text IS NULL THEN now() END,
      last_error = ${error}
    WHERE id = ${id} AND sent_at IS NULL`;
}

/** Blanks what is of no use any more, and lets go of what is long over. */
export async function blankAccountMails(db: Db): Promise<void> {
  await lookupOf(db)`UPDATE account_mail SET sealed = NULL WHERE sealed IS NOT NULL AND expires_at <= now()`;
  await lookupOf(db)`DELETE FROM account_mail WHERE expires_at < now() - ${KEPT_DAYS}::integer * interval '1 day'`;
}

/** The newest messages that can still be read. */
export async function listReadableAccountMails(db: Db, limit: number): Promise<StoredAccountMail[]> {
  const rows = await lookupOf(db)`
    SELECT id, kind, sealed, created_at, expires_at FROM account_mail
    WHERE sealed IS NOT NULL AND expires_at > now() ORDER BY created_at DESC LIMIT ${limit}::integer`;
  return parseStored(z.array(mailSchema), rows);
}
