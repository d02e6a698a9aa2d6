import type { BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';

/**
 * Whoever signs in gets a session of their own, and the one the browser had before is over: nobody can prepare a browser with a session that
 * they know. Stands behind all other plugins, which may take a session back.
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
