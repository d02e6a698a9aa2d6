import type { Db } from '@aybiza/db/client';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { mailAddressSchema } from '@aybiza/providers/mail/mail-address';
import { renderTemplate } from '@aybiza/statechart';
import type { InstalledMail } from '../../mail/open-mail.ts';
import { sendMail } from '../../mail/send-mail.ts';
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

/**
 * Sends an e-mail. A try that ended before anybody knew whether the server had taken it is made again, under the same id: a mailbox shows such
 * a message once, and what staff are told is better told twice than never.
 */
export function createEmailStep({ db, designerUrl, openMail }: World): StepRunner<'email'> {
  return async (job) => {
    const { step, stored, values, languages, workspaceId, signal } = job;
    const language = languages.staff;
    const to = receiversOf(renderTemplate(step.params.to, values, { target: 'message' }).text);
    if (to.length === 0) return { status: 'skipped', reason: 'there is no address to send it to' };
    const mail = await openMail(workspaceId);
    if (mail === undefined) return { status: 'skipped', reason: 'there is no mail server to send it with' };
    const subject = oneLine(renderTemplate(step.params.subject, values, { target: 'message', language }).text);
    const text = await textOf(db, job, designerUrl);
    const { refused } = await sendMail(mail, { of: stored.id, to, subject, text, signal });
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
  const language = job.languages.staff;
  const isTold = (part: (typeof step.params.data)[number]) => step.params.data.includes(part);
  const transcript = isTold('transcript') ? await readTranscript(db, workspaceId, call) : [];
  const { text } = renderTemplate(step.params.text, values, { target: 'message', language });
  return db.forWorkspace(workspaceId, (tx) =>
    emailText(tx, { call, text, transcript, data: step.params.data, designerUrl, language }),
  );
}
