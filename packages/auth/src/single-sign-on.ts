import type { Db } from '@aybiza/db/client';
import { hasOpenInvitation } from '@aybiza/db/invitations';
import { listMemberships } from '@aybiza/db/workspaces';
import type { BetterAuthOptions } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins';

/** A company's own sign-in (OpenID Connect), one for the installation. */
export interface SingleSignOn {
  /** As its discovery document names it, such as `https://login.example.com`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button says after “Sign in with”. */
  name: string;
  /** In lower case; whoever comes with another is refused. Empty: any. */
  domains: readonly string[];
}

/** The only provider there is. Its redirect address is `<base URL>/api/auth/callback/oidc`. */
export const SINGLE_SIGN_ON_ID = 'oidc';

/**
 * State, PKCE (S256) and nonce for every sign-in; the token's signature, issuer, audience and time are checked. The issuer's addresses are the operator's
 * choice and not an author's, so they are asked directly and may be on a private network.
 */
export function singleSignOnPlugin({ issuer, clientId, clientSecret }: SingleSignOn) {
  return genericOAuth({
    config: [
      {
        providerId: SINGLE_SIGN_ON_ID,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
        disableProviderLogout: true,
      },
    ],
  });
}

type ValidateUserInfo = NonNullable<NonNullable<BetterAuthOptions['user']>['validateUserInfo']>;

/** Lets in by single sign-on whom the installation knows: members and people with an open invitation, with an address that the company vouches for. */
export function checkSingleSignOn(db: Db, { domains }: Pick<SingleSignOn, 'domains'>): ValidateUserInfo {
  return async ({ user, source }) => {
    if (source.method !== 'oauth') return;
    const email = user.email?.toLowerCase() ?? '';
    if (user.emailVerified !== true) return { error: 'email_not_verified' };
    if (domains.length > 0 && !domains.includes(email.split('@').at(-1) ?? '')) return { error: 'domain_not_allowed' };
    const isMember = typeof user.id === 'string' && (await listMemberships(db, user.id)).length > 0;
    if (!isMember && !(await hasOpenInvitation(db, email))) return { error: 'not_invited' };
  };
}
