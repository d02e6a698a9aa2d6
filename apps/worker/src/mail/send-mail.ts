import { AppError } from '@aybiza/foundation/errors';
import type { AccountMailId, AfterCallStepId, OutboxId } from '@aybiza/foundation/ids';
import type { Mail, SentMail } from '@aybiza/providers/mail/port';
import { ProviderError } from '@aybiza/providers/provider-error';
import type { InstalledMail } from './open-mail.ts';

export interface MailOrder extends Omit<Mail, 'messageId'> {
  /** Of what has it sent: every try of it is one message to a mailbox. */
  readonly of: AccountMailId | AfterCallStepId | OutboxId;
  readonly signal: AbortSignal;
}

/**
 * Hands a message to a mail server, under the same id at every try.
 * @throws AppError `EMAIL_FAILED` in the server's own words, which help whoever looks after it
 */
export async function sendMail({ mailer }: InstalledMail, { of, signal, ...mail }: MailOrder): Promise<SentMail> {
  try {
    return await mailer.send({ ...mail, messageId: `${of.replace('_', '.')}@mail.aybiza.invalid` }, { signal });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { retryable } = error;
    const message = `the mail server did not take it: ${error.message}`;
    throw new AppError(message, { code: 'EMAIL_FAILED', retryable, expose: true, cause: error });
  }
}
