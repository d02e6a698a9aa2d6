import { OUTBOUND_SENTENCES } from '@aybiza/db/outbound/admit-outbound';
import type { OutboundCap } from '@aybiza/db/outbound/outbound-rules';

/** What messages about accounts say. Names that people chose come shortened. */
export interface MailWords {
  readonly verify: LinkWords;
  readonly reset: LinkWords;
  invitation(names: { workspace: string; inviter: string }): LinkWords;
  outboundRefused(workspace: string): NewsWords;
  outboundStopped(workspace: string): NewsWords;
  /** Why nobody was called. */
  readonly caps: Readonly<Record<OutboundCap, string>>;
  readonly passwordChanged: NewsWords;
  readonly passkeyAdded: NewsWords;
  readonly secondFactorOn: NewsWords;
  readonly secondFactorOff: NewsWords;
  /** What to do about a change that one did not make. */
  readonly ifNotYou: string;
}

export interface NewsWords {
  readonly subject: string;
  readonly text: string;
}

export interface LinkWords {
  readonly subject: string;
  /** The link stands between both. */
  readonly before: string;
  readonly after: string;
}

export const mailEnglish: MailWords = {
  verify: {
    subject: 'Confirm your e-mail address',
    before: 'Please confirm that this is your e-mail address. The link works once, for a day:',
    after: 'If you do not know why you get this, do nothing.',
  },
  reset: {
    subject: 'Choose a new password',
    before:
      'Somebody, probably you, wants to choose a new password for your AYBIZA account. The link works once, for an hour:',
    after: 'If it was not you, do nothing: your password stays as it is.',
  },
  invitation: ({ workspace, inviter }) => ({
    subject: `Invitation to ${workspace}`,
    before: `${inviter} invites you to work on “${workspace}” in AYBIZA. The link is for you alone:`,
    after: 'If you do not know them, do nothing.',
  }),
  outboundRefused: (workspace) => ({
    subject: `A call of ${workspace} was refused`,
    text: 'An agent was to call somebody, and the bounds of this workspace did not allow it.',
  }),
  outboundStopped: (workspace) => ({
    subject: `${workspace} calls nobody any more`,
    text: 'Far more calls were asked for than this workspace allows, so its agents call nobody until an owner allows it again. A stolen key or a flow that goes in circles looks like this: find out what asks for them.',
  }),
  caps: OUTBOUND_SENTENCES,
  passwordChanged: {
    subject: 'Your password was changed',
    text: 'The password of your AYBIZA account was changed. All other sessions were ended.',
  },
  passkeyAdded: {
    subject: 'A passkey was added',
    text: 'Your AYBIZA account can now be entered by one more passkey.',
  },
  secondFactorOn: {
    subject: 'Two-factor sign-in is on',
    text: 'Your AYBIZA account now asks for a code after the password.',
  },
  secondFactorOff: {
    subject: 'Two-factor sign-in is off',
    text: 'Your AYBIZA account does not ask for a code after the password any more.',
  },
  ifNotYou: 'If it was not you, choose a new password at once (“Forgot your password?” on the sign-in page).',
};
