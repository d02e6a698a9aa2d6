import type { Db } from '@aybiza/db/client';
import { AppError } from '@aybiza/foundation/errors';
import type { AfterCallStepId, WorkspaceId } from '@aybiza/foundation/ids';
import { mailAddressSchema } from '@aybiza/providers/mail/mail-address';
import { ProviderError } from '@aybiza/providers/provider-error';
import { renderTemplate } from '@aybiza/statechart';
import type { InstalledMail } from '../../mail/open-mail.ts';
import { readTranscript } from '../../summary/read-transcript.ts';
import type { StepRunner, StepTry } from '../step-run.ts';
import { emailText } from './email-text.ts';

/** As many as a practice has people who should know. */
const MAX_RECEIVERS = 10;

interface World {
  db: Db;
  /** Where people open a call; undefined where that is not known. */
  designerUrl: string | undefined;
  /** Undefined where neither the workspace nor the installation has a mail server. */
  openMail(workspaceId: WorkspaceId): Promise<InstalledMail | undefined>;
}

/** What tells a mailbox that a message which comes again is the same one. */
export function mailIdOf(id: AfterCallStepId): string {
  return `${id.replace(/^step_/, 'mail.')}@aybiza.invalid`;
}

/**
 * Sends an e-mail. A try that ended before anybody knew whether the server had taken it is made again, under the same id: a mailbox shows such
 * a message once, and what staff are told is better told twice than never.
 */
export function createEmailStep({ db, designerUrl, openMail }: World): StepRunner<'email'> {
  return async (job) => {
    const { step, stored, values, workspaceId, signal } = job;
    const to = receiversOf(renderTemplate(step.params.to, values, { target: 'message' }).text);
    if (to.length === 0) return { status: 'skipped', reason: 'there is no address to send it to' };
    const mail = await openMail(workspaceId);
    if (mail === undefined) return { status: 'skipped', reason: 'there is no mail server to send it with' };
    const subject = oneLine(renderTemplate(step.params.subject, values, { target: 'message' }).text);
    const text = await textOf(db, job, designerUrl);
    const { refused } = await mail.mailer
      .send({ to, subject, text, messageId: mailIdOf(stored.id) }, { signal })
      .catch(told);
    const { isPractice } = mail;
    return {
      status: 'done',
      result: { to: to.filter((one) => !refused.includes(one)), refused, subject, text, isPractice },
    };
  };
}

function receiversOf(text: string): string[] {
  const addresses = text.split(/[,;\s]+/).filter((one) => mailAddressSchema.safeParse(one).success);
  return [...new Set(addresses)].slice(0, MAX_RECEIVERS);
}

/** A subject is one line (RFC 5322 §2.2): what a caller said must not become a header. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

async function textOf(db: Db, job: StepTry<'email'>, designerUrl: string | undefined): Promise<string> {
  const { call, step, values, workspaceId } = job;
  const isTold = (part: (typeof step.params.data)[number]) => step.params.data.includes(part);
  const transcript = isTold('transcript') ? await readTranscript(db, workspaceId, call) : [];
  const { text } = renderTemplate(step.params.text, values, { target: 'message' });
  return db.forWorkspace(workspaceId, (tx) =>
    emailText(tx, { call, text, transcript, data: step.params.data, designerUrl }),
  );
}

/** What people read of a server's refusal: its own words help whoever looks after it. */
function told(error: unknown): never {
  if (!(error instanceof ProviderError)) throw error;
  throw new AppError(`the mail server did not take it: ${error.message}`, {
    code: 'EMAIL_FAILED',
    retryable: error.retryable,
    expose: true,
    cause: error,
  });
}
