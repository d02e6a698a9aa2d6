import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { deleteSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';

/** As long as an app's code may be entered, and the one before and after it. */
const CODE_LIVES_MS = 2 * 60_000;
const codeSchema = z.object({ code: z.string() });

/**
 * Whoever signs in gets a session of their own, and the one the browser had before is over: nobody can prepare a browser with a session that
 * they know. A code of an app lets in once (RFC 6238 §5.2): somebody who looks over a shoulder is too late. Stands behind all other plugins, which may take a session back.
 */
export function sessionRules() {
  return {
    id: 'session-rules',
    hooks: {
      after: [
        {
          matcher: () => true,
          handler: createAuthMiddleware(async (ctx) => {
            const fresh = ctx.context.newSession;
            if (fresh === null) return;
            if (ctx.path === '/two-factor/verify-totp' && !(await isFirstUse(ctx, fresh.user.id))) {
              await ctx.context.internalAdapter.deleteSession(fresh.session.token);
              deleteSessionCookie(ctx);
              throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'This code was used already.' });
            }
            const { name } = ctx.context.authCookies.sessionToken;
            const before = await ctx.getSignedCookie(name, ctx.context.secret);
            if (typeof before !== 'string' || before === fresh.session.token) return;
            await ctx.context.internalAdapter.deleteSession(before);
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin;
}

function isFirstUse(ctx: GenericEndpointContext, userId: string): Promise<boolean> {
  const { code } = codeSchema.parse(ctx.body);
  const expiresAt = new Date(Date.now() + CODE_LIVES_MS);
  return ctx.context.internalAdapter.reserveVerificationValue({
    identifier: `code:${userId}:${code}`,
    value: userId,
    expiresAt,
  });
}
