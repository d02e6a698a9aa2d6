import { noteEmailConfirmed, replacePasswordHash } from '@aybiza/db/sign-in-accounts';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins';
import type pg from 'pg';
import { accountEndpoints, CONFIRMATION_TTL_MS } from './account-endpoints.ts';
import type { AccountMail } from './account-mail.ts';
import type { AuthOptions } from './auth-options.ts';
import { versionedSecrets } from './auth-secrets.ts';
import { claimOwnership } from './claim-ownership.ts';
import { demoSignIn } from './demo-sign-in.ts';
import { passkey, passkeyDomain } from './passkey.ts';
import { hashPassword, isOutdatedHash, isPasswordOf } from './password-hash.ts';
import { sessionRules } from './session-rules.ts';
import { checkSingleSignOn, singleSignOnPlugin } from './single-sign-on.ts';

export const BASE_PATH = '/api/auth';
/** The handler notes here where a request comes from; what a request brings along under this name is thrown away. */
export const ADDRESS_HEADER = 'x-aybiza-address';
export const SHORTEST_PASSWORD = 10;
const LONGEST_PASSWORD = 128;
const RESET_TTL_MS = 60 * 60_000;
/** What is only told is of use for so long. */
const NEWS_TTL_MS = 3 * 24 * 60 * 60_000;
const DAY_S = 24 * 3_600;

/** How somebody is told something. Links are made of the installation's own address, whatever a request says. */
export type KeepMail = (mail: AccountMail, ttlMs: number) => Promise<void>;

export interface SignInParts {
  pool: pg.Pool;
  keepMail: KeepMail;
  /** The request by which somebody was sent a link. */
  onLinkSent(request: Request | undefined): void;
  /** The request by which a person has a new password. */
  onPasswordReset(request: Request | undefined, email: string): void;
}

/** better-auth with our rules. What of it can be reached stands in `doors.ts`. */
export function openSignIn(options: AuthOptions, parts: SignInParts) {
  const { db, baseUrl, singleSignOn } = options;
  const isHttps = new URL(baseUrl).protocol === 'https:';
  return betterAuth({
    appName: 'AYBIZA',
    database: parts.pool,
    baseURL: baseUrl,
    basePath: BASE_PATH,
    secrets: versionedSecrets(options),
    trustedOrigins: originsOf(baseUrl),
    emailAndPassword: passwordRules(options, parts),
    user: {
      additionalFields: {
        language: { type: 'string', required: false, input: false },
        languageChosen: { type: 'boolean', required: false, input: false },
      },
      ...(singleSignOn === undefined ? {} : { validateUserInfo: checkSingleSignOn(db, singleSignOn) }),
    },
    // A cached session would outlive its end by the cache's lifetime. When it was used last is known to the hour.
    session: { cookieCache: { enabled: false }, expiresIn: 7 * DAY_S, updateAge: 3_600 },
    // Whoever reads the database finds no token that opens anything.
    verification: { storeIdentifier: 'hashed' },
    // Who came in is all we want to know of the company's system.
    account: { updateAccountOnSignIn: false },
    // Guesses are counted in `guess-limits.ts`, for all processes; this only keeps one process from being flooded.
    rateLimit: {
      enabled: true,
      customRules: Object.fromEntries(
        ['/sign-in/*', '/sign-up/*', '/two-factor/*', '/change-password', '/demo-sign-in'].map((path) => [
          path,
          { window: 10, max: 100 },
        ]),
      ),
    },
    databaseHooks: {
      // After the session, not after the account: an installation whose first visitor was cut off in between heals itself.
      session: { create: { after: ({ userId }) => claimOwnership(db, userId) } },
      account: {
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    plugins: pluginsOf(options, parts),
    advanced: {
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // `__Host-`: no other host of the domain, and no page without encryption, can put a cookie of this name there (RFC 6265bis §4.1.3.2).
      useSecureCookies: false,
      cookiePrefix: cookiePrefix(baseUrl),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: isHttps, path: '/' },
    },
    onAPIError: { errorURL: new URL('/sign-in', baseUrl).href },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

function passwordRules({ db, baseUrl }: AuthOptions, { keepMail, onLinkSent, onPasswordReset }: SignInParts) {
  return {
    enabled: true,
    minPasswordLength: SHORTEST_PASSWORD,
    maxPasswordLength: LONGEST_PASSWORD,
    password: {
      hash: hashPassword,
      async verify({ hash, password }) {
        const isRight = await isPasswordOf(hash, password);
        if (isRight && isOutdatedHash(hash)) {
          await replacePasswordHash(db, { before: hash, after: await hashPassword(password) });
        }
        return isRight;
      },
    },
    resetPasswordTokenExpiresIn: RESET_TTL_MS / 1_000,
    revokeSessionsOnPasswordReset: true,
    async sendResetPassword({ user: { email }, token }, request) {
      onLinkSent(request);
      await keepMail({ kind: 'reset', to: email, link: linkTo(baseUrl, '/reset-password', token) }, RESET_TTL_MS);
    },
    async onPasswordReset({ user }, request) {
      onPasswordReset(request, user.email);
      // The link was in their mailbox.
      await noteEmailConfirmed(db, user.id);
      await keepMail({ kind: 'passwordChanged', to: user.email }, NEWS_TTL_MS);
    },
  } satisfies BetterAuthOptions['emailAndPassword'];
}

function pluginsOf({ db, baseUrl, singleSignOn }: AuthOptions, { keepMail }: SignInParts) {
  return [
    demoSignIn(db),
    // Ten wrong codes in a row lock the second factor for a quarter of an hour: only whoever has the password gets that far. A passkey still opens.
    twoFactor({ issuer: 'AYBIZA', accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 } }),
    passkey({
      domain: passkeyDomain(baseUrl),
      origins: originsOf(baseUrl),
      onAdded: (to) => keepMail({ kind: 'passkeyAdded', to }, NEWS_TTL_MS),
    }),
    accountEndpoints({
      sendConfirmation: (to, token) =>
        keepMail({ kind: 'verify', to, link: linkTo(baseUrl, '/confirm-email', token) }, CONFIRMATION_TTL_MS),
    }),
    ...(singleSignOn === undefined ? [] : [singleSignOnPlugin(singleSignOn)]),
    sessionRules(),
  ];
}

/** Behind `#`, where neither servers nor their logs see it. */
function linkTo(baseUrl: string, page: string, token: string): string {
  return `${new URL(page, baseUrl).href}#${token}`;
}

/** What names of cookies begin with. */
export function cookiePrefix(baseUrl: string): string {
  return new URL(baseUrl).protocol === 'https:' ? '__Host-better-auth' : 'better-auth';
}

/** On one's own machine both names of it are the same place. */
export function originsOf(baseUrl: string): string[] {
  const { origin, hostname, port } = new URL(baseUrl);
  if (hostname !== 'localhost' && hostname !== '127.0.0.1') return [origin];
  return [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
}
