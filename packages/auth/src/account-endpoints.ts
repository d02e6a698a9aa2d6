import { READER_LANGUAGES } from '@aybiza/foundation/reader-language';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint, sensitiveSessionMiddleware } from 'better-auth/api';
import { generateRandomString } from 'better-auth/crypto';
import { z } from 'zod';
import type { Account } from './account.schema.ts';
import { storedPasskeysSchema } from './passkey.ts';

export interface AccountEndpointsOptions {
  /** Keeps the message with a link that proves the address. */
  sendConfirmation(email: string, token: string): Promise<void>;
}

export const CONFIRMATION_TTL_MS = 24 * 60 * 60_000;
const nameSchema = z.string().trim().min(1).max(100);

/** What people see and change of their own account. Sessions are named by their ids: the token of another session is not the page's business. */
export function accountEndpoints(options: AccountEndpointsOptions) {
  return {
    id: 'account',
    endpoints: { ...profileEndpoints(), ...sessionEndpoints(), ...confirmationEndpoints(options) },
  } satisfies BetterAuthPlugin;
}

function profileEndpoints() {
  return {
    getAccount: createAuthEndpoint('/account', { method: 'GET', use: [sensitiveSessionMiddleware] }, async (ctx) => {
      const { user, session: current } = ctx.context.session;
      const { internalAdapter, adapter } = ctx.context;
      const sessions = await internalAdapter.listSessions(user.id, { onlyActiveSessions: true });
      const passkeys = await adapter.findMany({ model: 'passkey', where: [{ field: 'userId', value: user.id }] });
      const credential = await internalAdapter.findCredentialAccount(user.id);
      const account: Account = {
        name: user.name,
        email: user.email,
        emailVerified: user.emailVerified,
        hasPassword: typeof credential?.password === 'string',
        twoFactor: hasSecondFactor(user),
        passkeys: storedPasskeysSchema.parse(passkeys).map(({ id, name, createdAt, lastUsedAt }) => ({
          ...{ id, name, createdAt: createdAt.getTime(), lastUsedAt: lastUsedAt?.getTime() ?? null },
        })),
        sessions: sessions
          .map(({ id, createdAt, updatedAt, ipAddress, userAgent }) => ({
            ...{ id, isCurrent: id === current.id, createdAt: createdAt.getTime(), lastUsedAt: updatedAt.getTime() },
            ...{ address: ipAddress || null, userAgent: userAgent || null },
          }))
          .sort((one, other) => Number(other.isCurrent) - Number(one.isCurrent) || other.lastUsedAt - one.lastUsedAt),
      };
      return ctx.json(account);
    }),
    renameAccount: createAuthEndpoint(
      '/account/rename',
      { method: 'POST', use: [sensitiveSessionMiddleware], body: z.object({ name: nameSchema }) },
      async (ctx) => {
        await ctx.context.internalAdapter.updateUser(ctx.context.session.user.id, { name: ctx.body.name });
        return ctx.json({ ok: true });
      },
    ),
    chooseLanguage: createAuthEndpoint(
      '/account/language',
      { method: 'POST', use: [sensitiveSessionMiddleware], body: z.object({ language: z.enum(READER_LANGUAGES) }) },
      async (ctx) => {
        const chosen = { language: ctx.body.language, languageChosen: true };
        await ctx.context.internalAdapter.updateUser(ctx.context.session.user.id, chosen);
        return ctx.json({ ok: true });
      },
    ),
  };
}

function sessionEndpoints() {
  return {
    endSession: createAuthEndpoint(
      '/account/end-session',
      { method: 'POST', use: [sensitiveSessionMiddleware], body: z.object({ id: z.string() }) },
      async (ctx) => {
        const { internalAdapter, session } = ctx.context;
        const own = await internalAdapter.listSessions(session.user.id);
        const ended = own.find(({ id }) => id === ctx.body.id);
        if (ended !== undefined) await internalAdapter.deleteSession(ended.token);
        return ctx.json({ ok: true });
      },
    ),
    endOtherSessions: createAuthEndpoint(
      '/account/end-other-sessions',
      { method: 'POST', use: [sensitiveSessionMiddleware] },
      async (ctx) => {
        const { internalAdapter, session } = ctx.context;
        for (const { id, token } of await internalAdapter.listSessions(session.user.id)) {
          if (id !== session.session.id) await internalAdapter.deleteSession(token);
        }
        return ctx.json({ ok: true });
      },
    ),
  };
}

function confirmationEndpoints({ sendConfirmation }: AccountEndpointsOptions) {
  return {
    sendEmailConfirmation: createAuthEndpoint(
      '/confirm-email/send',
      { method: 'POST', use: [sensitiveSessionMiddleware] },
      async (ctx) => {
        const { user } = ctx.context.session;
        const token = generateRandomString(32);
        await ctx.context.internalAdapter.createVerificationValue({
          identifier: confirmationName(token),
          // The address too: it proves no other.
          value: JSON.stringify([user.id, user.email]),
          expiresAt: new Date(Date.now() + CONFIRMATION_TTL_MS),
        });
        await sendConfirmation(user.email, token);
        return ctx.json({ ok: true });
      },
    ),
    // A POST from a page of ours: programs that look at mails follow links, and would use it up.
    confirmEmail: createAuthEndpoint(
      '/confirm-email',
      { method: 'POST', body: z.object({ token: z.string().min(20).max(100) }) },
      async (ctx) => {
        const { internalAdapter } = ctx.context;
        const consumed = await internalAdapter.consumeVerificationValue(confirmationName(ctx.body.token));
        const [id = '', email] =
          consumed === null ? [] : z.tuple([z.string(), z.string()]).parse(JSON.parse(consumed.value));
        const user = await internalAdapter.findUserById(id);
        if (user === null || user.email !== email) {
          throw new APIError('BAD_REQUEST', { code: 'INVALID_TOKEN', message: 'This link is used or out of date.' });
        }
        await internalAdapter.updateUser(id, { emailVerified: true });
        return ctx.json({ ok: true });
      },
    ),
  };
}

const secondFactorSchema = z.object({ twoFactorEnabled: z.literal(true) });

/** Is this person asked for a code after the password? */
export function hasSecondFactor(user: object): boolean {
  return secondFactorSchema.safeParse(user).success;
}

function confirmationName(token: string): string {
  return `confirm-email:${token}`;
}
