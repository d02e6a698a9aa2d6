import type { Db } from '@aybiza/db/client';
import { addMember } from '@aybiza/db/members';
import { findDemoWorkspace } from '@aybiza/db/workspaces';
import { parseUrl } from '@aybiza/foundation/url';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { isLocalRequest } from './is-local-request.ts';

/** No mail can reach it, and it has no password: the one way in is the click below. */
const DEMO_OWNER = { email: 'demo-owner@aybiza.invalid', name: 'Demo owner' };

/** `POST /demo-sign-in`: signs in as the owner of the seeded workspace, on the machine's own browser only. */
export function demoSignIn(db: Db) {
  return {
    id: 'demo-sign-in',
    endpoints: {
      demoSignIn: createAuthEndpoint('/demo-sign-in', { method: 'POST', requireHeaders: true }, async (ctx) => {
        // A page of another site could otherwise sign its visitor in; browsers send Origin with every POST.
        const origin = ctx.headers.get('origin');
        const isOurs = origin !== null && parseUrl(origin)?.host === ctx.headers.get('host');
        if (!isOurs || !isLocalRequest(ctx.headers)) throw refusal();
        const workspaceId = await findDemoWorkspace(db);
        if (workspaceId === undefined) throw refusal();
        const accounts = ctx.context.internalAdapter;
        const known = await accounts.findUserByEmail(DEMO_OWNER.email);
        const user = known?.user ?? (await accounts.createUser(DEMO_OWNER, { method: 'demo' }));
        // Before the session, whose making gives the first workspace to whoever is a member of none.
        await db.forWorkspace(workspaceId, (tx) => addMember(tx, { userId: user.id, role: 'owner' }));
        const session = await accounts.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ ok: true });
      }),
    },
  } satisfies BetterAuthPlugin;
}

function refusal() {
  return new APIError('FORBIDDEN', {
    code: 'DEMO_SIGN_IN_REFUSED',
    message: 'The demo sign-in works only on the machine AYBIZA runs on.',
  });
}
