import {
  type AccountMailEnd,
  accountMailPlace,
  addAccountMail,
  type StoredAccountMail,
} from '@aybiza/db/account-mails';
import type { Db, Tx } from '@aybiza/db/client';
import { assertNever } from '@aybiza/foundation/assert-never';
import { newId } from '@aybiza/foundation/new-id';
import type { Sealer } from '@aybiza/foundation/sealer';
import { z } from 'zod';

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
      /** As whoever asked was told. */
      why: string;
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
}

/**
 * Keeps a message to a person about their account. Given a transaction, it is kept with what that does, or not at all; the worker sends it by the
 * installation's mail server, and its words rest sealed until then.
 */
export async function keepAccountMail(place: Db | Tx, { sealer, mail, expiresAt }: KeepAccountMail): Promise<void> {
  const id = newId('accountMail');
  const sealed = sealer.seal(JSON.stringify(composeAccountMail(mail)), accountMailPlace(id));
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
export function composeAccountMail(mail: AccountMail): ComposedMail {
  const { to, kind } = mail;
  switch (kind) {
    case 'verify':
      return withLink(mail, 'Confirm your e-mail address', [
        'Please confirm that this is your e-mail address. The link works once, for a day:',
        'If you do not know why you get this, do nothing.',
      ]);
    case 'reset':
      return withLink(mail, 'Choose a new password', [
        'Somebody, probably you, wants to choose a new password for your AYBIZA account. The link works once, for an hour:',
        'If it was not you, do nothing: your password stays as it is.',
      ]);
    case 'invitation':
      return withLink(mail, `Invitation to ${asName(mail.workspaceName)}`, [
        `${asName(mail.inviterName)} invites you to work on “${asName(mail.workspaceName)}” in AYBIZA. The link is for you alone:`,
        'If you do not know them, do nothing.',
      ]);
    case 'outboundRefused':
      return {
        to,
        subject: mail.stopped
          ? `${asName(mail.workspaceName)} calls nobody any more`
          : `A call of ${asName(mail.workspaceName)} was refused`,
        text: paragraphs(
          mail.stopped
            ? 'Far more calls were asked for than this workspace allows, so its agents call nobody until an owner allows it again. A stolen key or a flow that goes in circles looks like this: find out what asks for them.'
            : 'An agent was to call somebody, and the bounds of this workspace did not allow it.',
          mail.why,
          ...(mail.link === undefined ? [] : [mail.link]),
        ),
        ...(mail.link === undefined ? {} : { link: mail.link }),
      };
    case 'passwordChanged':
      return {
        to,
        subject: 'Your password was changed',
        text: paragraphs('The password of your AYBIZA account was changed. All other sessions were ended.', IF_NOT_YOU),
      };
    case 'passkeyAdded':
      return {
        to,
        subject: 'A passkey was added',
        text: paragraphs('Your AYBIZA account can now be entered by one more passkey.', IF_NOT_YOU),
      };
    case 'secondFactorChanged':
      return {
        to,
        subject: mail.isOn ? 'Two-factor sign-in is on' : 'Two-factor sign-in is off',
        text: paragraphs(
          mail.isOn
            ? 'Your AYBIZA account now asks for a code after the password.'
            : 'Your AYBIZA account does not ask for a code after the password any more.',
          IF_NOT_YOU,
        ),
      };
    default:
      return assertNever(kind);
  }
}

const IF_NOT_YOU = 'If it was not you, choose a new password at once (“Forgot your password?” on the sign-in page).';
const LONGEST_NAME = 80;

function withLink(
  { to, link }: { to: string; link: string },
  subject: string,
  [before, after]: [string, string],
): ComposedMail {
  return { to, subject, text: paragraphs(before, link, after), link };
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
