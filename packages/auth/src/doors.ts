import { READER_LANGUAGES } from '@aybiza/foundation/reader-language';
import { z } from 'zod';
import { passkeyNameSchema, registrationResponseSchema, signInResponseSchema } from './passkey.schema.ts';
import { SINGLE_SIGN_ON_ID } from './single-sign-on.ts';

/**
 * How tries are counted: `password` by the account that is named, `ownPassword` by that of the session, `secret` by network address alone;
 * `mail` and `ownMail` are messages that somebody asks for.
 */
export type Counting = 'password' | 'ownPassword' | 'secret' | 'mail' | 'ownMail';

export interface Door {
  /** What is let through of the body; everything else stays outside. */
  readonly body: z.ZodType<object>;
  readonly counting?: Counting;
}

const email = z.email().max(320);
const password = z.string().max(1_000);
const code = z.string().trim().min(1).max(40);
const token = z.string().min(1).max(200);
const id = z.string().min(1).max(100);
/** A path of ours: the browser is sent there after it was elsewhere. */
const ownPath = z
  .string()
  .max(2_000)
  .regex(/^\/(?![/\\])[^\\\s]*$/);
const nothing = z.object({});

/** What may be posted. Everything else that better-auth could answer stays shut. */
export const DOORS: ReadonlyMap<string, Door> = new Map<string, Door>([
  ['/sign-in/email', { body: z.object({ email, password }), counting: 'password' }],
  [
    '/sign-up/email',
    { body: z.object({ name: z.string().trim().min(1).max(100), email, password }), counting: 'secret' },
  ],
  ['/sign-out', { body: nothing }],
  ['/demo-sign-in', { body: nothing }],
  [
    '/sign-in/social',
    {
      // Where it failed is said on the sign-in page. A token that a page has from elsewhere is not taken: nobody knows whom it was made for.
      body: z.object({ callbackURL: ownPath }).transform(({ callbackURL }) => ({
        ...{ provider: SINGLE_SIGN_ON_ID, callbackURL, errorCallbackURL: '/sign-in', disableRedirect: true },
      })),
    },
  ],
  ['/request-password-reset', { body: z.object({ email }), counting: 'mail' }],
  ['/reset-password', { body: z.object({ token, newPassword: password }), counting: 'secret' }],
  [
    '/change-password',
    {
      body: z
        .object({ currentPassword: password, newPassword: password })
        .transform((body) => ({ ...body, revokeOtherSessions: true })),
      counting: 'ownPassword',
    },
  ],
  ['/confirm-email/send', { body: nothing, counting: 'ownMail' }],
  ['/confirm-email', { body: z.object({ token }), counting: 'secret' }],
  ['/two-factor/enable', { body: z.object({ password }), counting: 'ownPassword' }],
  ['/two-factor/disable', { body: z.object({ password }), counting: 'ownPassword' }],
  ['/two-factor/generate-backup-codes', { body: z.object({ password }), counting: 'ownPassword' }],
  // No device is trusted: whoever has it would have the second factor.
  ['/two-factor/verify-totp', { body: z.object({ code }), counting: 'secret' }],
  ['/two-factor/verify-backup-code', { body: z.object({ code }), counting: 'secret' }],
  ['/passkey/add-options', { body: nothing }],
  ['/passkey/add', { body: z.object({ name: passkeyNameSchema, response: registrationResponseSchema }) }],
  ['/passkey/rename', { body: z.object({ id, name: passkeyNameSchema }) }],
  ['/passkey/remove', { body: z.object({ id }) }],
  ['/passkey/sign-in-options', { body: nothing }],
  ['/passkey/sign-in', { body: z.object({ response: signInResponseSchema }), counting: 'secret' }],
  ['/account/rename', { body: z.object({ name: z.string() }) }],
  ['/account/language', { body: z.object({ language: z.enum(READER_LANGUAGES) }) }],
  ['/account/end-session', { body: z.object({ id }) }],
  ['/account/end-other-sessions', { body: nothing }],
]);

/** What may be read. */
export const READABLE: ReadonlySet<string> = new Set(['/account', `/callback/${SINGLE_SIGN_ON_ID}`]);
