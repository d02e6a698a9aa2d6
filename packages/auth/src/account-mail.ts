import {
  type AccountMailEnd,
  accountMailPlace,
  addAccountMail,
  type StoredAccountMail,
} from '@aybiza/db/account-mails';
import type { Db, Tx } from '@aybiza/db/client';
import type { OutboundCap } from '@aybiza/db/outbound/outbound-rules';
import { listReaderLanguages } from '@aybiza/db/reader-languages';
import { assertNever } from '@aybiza/foundation/assert-never';
import { newId } from '@aybiza/foundation/new-id';
import type { ReaderLanguage } from '@aybiza/foundation/reader-language';
import type { Sealer } from '@aybiza/foundation/sealer';
import { z } from 'zod';
import { type LinkWords, type MailWords, mailEnglish, type NewsWords } from './mail-words/english.ts';
import { mailFrench } from './mail-words/french.ts';
import { mailGerman } from './mail-words/german.ts';
import { mailSpanish } from './mail-words/spanish.ts';

export type { AccountMailEnd };

/** What people are told about their accounts. Links are whole addresses, made from the installation's own, never from a request's. */
export type AccountMail =
  | { kind: 'verify'; to: string; link: string }
  | { kind: 'reset'; to: string; link: string }
  | { kind: 'invitation'; to: string; link: string; workspaceName: string; inviterName: string }
  | {
      kind: 'outboundRefused';
      to: string;
      workspaceName: string;
      why: OutboundCap;
      /** Nobody is called any more. */
      stopped: boolean;
      link: string | undefined;
    }
  | { kind: 'passwordChanged'; to: string }
  | { kind: 'passkeyAdded'; to: string }
  | { kind: 'secondFactorChanged'; to: string; isOn: boolean };

/** A message in words, as it is sent and as the local outbox shows it. */
export type ComposedMail = z.output<typeof composedSchema>;
const composedSchema = z.object({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  /** Left out: it only tells something. */
  link: z.string().optional(),
});

export interface KeepAccountMail {
  sealer: Sealer;
  mail: AccountMail;
  /** Epoch milliseconds: when its link, or what it tells, is of no use any more. */
  expiresAt: number;
  /** For somebody of whom it is not known in which language they read; left out: English. */
  otherwise?: ReaderLanguage | undefined;
}

const WORDS: Readonly<Record<ReaderLanguage, MailWords>> = {
  en: mailEnglish,
  de: mailGerman,
  fr: mailFrench,
  es: mailSpanish,
};

/**
 * Keeps a message to a person about their account, in the language in which they read. Given a transaction, it is kept with what that does, or
 * not at all; the worker sends it by the installation's mail server, and its words rest sealed until then.
 */
export async function keepAccountMail(
  place: Db | Tx,
  { sealer, mail, expiresAt, otherwise = 'en' }: KeepAccountMail,
): Promise<void> {
  const id = newId('accountMail');
  const language = (await listReaderLanguages(place, [mail.to])).get(mail.to.toLowerCase()) ?? otherwise;
  const sealed = sealer.seal(JSON.stringify(composeAccountMail(mail, WORDS[language])), accountMailPlace(id));
  await addAccountMail(place, { id, kind: mail.kind, sealed, expiresAt });
}

/** @throws AppError `SEALED_VALUE_UNREADABLE` when the secret of the installation has changed */
export function openAccountMail(
  sealer: Sealer,
  { id, sealed }: Pick<StoredAccountMail, 'id' | 'sealed'>,
): ComposedMail {
  return composedSchema.parse(JSON.parse(sealer.open(sealed, accountMailPlace(id))));
}

/** A message in words. What people named themselves stays on one line, and short: it must not become a message of its own. */
function composeAccountMail(mail: AccountMail, words: MailWords): ComposedMail {
  const { to, kind } = mail;
  switch (kind) {
    case 'verify':
    case 'reset':
      return withLink(mail, words[kind]);
    case 'invitation':
      return withLink(
        mail,
        words.invitation({ workspace: asName(mail.workspaceName), inviter: asName(mail.inviterName) }),
      );
    case 'outboundRefused': {
      const workspace = asName(mail.workspaceName);
      const { subject, text } = mail.stopped ? words.outboundStopped(workspace) : words.outboundRefused(workspace);
      const link = mail.link === undefined ? {} : { link: mail.link };
      return { to, subject, text: paragraphs(text, words.caps[mail.why], ...Object.values(link)), ...link };
    }
    case 'passwordChanged':
    case 'passkeyAdded':
      return ofChange(to, words[kind], words);
    case 'secondFactorChanged':
      return ofChange(to, mail.isOn ? words.secondFactorOn : words.secondFactorOff, words);
    default:
      return assertNever(kind);
  }
}

const LONGEST_NAME = 80;

function withLink({ to, link }: { to: string; link: string }, { subject, before, after }: LinkWords): ComposedMail {
  return { to, subject, text: paragraphs(before, link, after), link };
}

function ofChange(to: string, { subject, text }: NewsWords, { ifNotYou }: MailWords): ComposedMail {
  return { to, subject, text: paragraphs(text, ifNotYou) };
}

function paragraphs(...parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

/** No line break and no address: mail programs make links of `www.` and `//` by themselves. */
function asName(text: string): string {
  return text
    .replaceAll(/[\s/\\]+/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
}
