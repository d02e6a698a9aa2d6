import { hashApiKey } from '@aybiza/auth/api-key-secret';
import type { Auth } from '@aybiza/auth/create-auth';
import { networkAddress } from '@aybiza/auth/network-address';
import { findApiKeyOwner } from '@aybiza/db/api-keys';
import { newId } from '@aybiza/foundation/new-id';
import { parseTraceparent, placeWithin, rootPlaceOf } from '@aybiza/telemetry/span';
import type { ApiServices, Identity, RequestContext } from '../context.ts';
import { listAllowed } from '../policy.ts';
import { appRouter } from '../root.ts';

/** Names a workspace other than the oldest one; browsers send it as a cookie of this name. */
const WORKSPACE = 'x-aybiza-workspace';
const WORKSPACE_COOKIE = /(?:^|;\s*)aybiza_workspace=(ws_[a-z0-9]{4,40})(?:;|$)/;

interface ContextOptions {
  headers: Headers;
  /** Off for REST: what cannot be done with a cookie cannot be done by a page of another site. */
  cookies: boolean;
}

/** Finds out who asks. Everything is looked up anew at each request: what was ended has ended. */
export async function createContext(
  services: ApiServices,
  auth: Auth,
  { headers, cookies }: ContextOptions,
): Promise<RequestContext> {
  const cookie = cookies ? WORKSPACE_COOKIE.exec(headers.get('cookie') ?? '')?.[1] : undefined;
  const requestId = newId('request');
  const caller = parseTraceparent(headers.get('traceparent'));
  return {
    ...(await identify(services, auth, { headers, cookies }).catch(unknown)),
    services,
    requestId,
    caller,
    place: placeWithin(caller ?? rootPlaceOf(requestId)),
    address: networkAddress(headers),
    wantedWorkspace: headers.get(WORKSPACE) ?? cookie ?? null,
    getOffer: () => auth.getOffer(headers),
    accounts: auth.accounts,
    listAllowed: (who) => listAllowed(appRouter, who),
    idempotencyKey: headers.get('idempotency-key'),
    replyHeaders: new Headers(),
  };
}

/** The reply to whatever was asked will say so, in its own form. */
function unknown(failure: unknown): Identity {
  return { session: null, key: null, failure };
}

async function identify(services: ApiServices, auth: Auth, { headers, cookies }: ContextOptions): Promise<Identity> {
  const authorization = headers.get('authorization');
  if (authorization === null) {
    return { session: cookies ? await auth.getSession(headers) : null, key: null };
  }
  // Whoever shows a key is judged by the key, also when it is wrong and a cookie came along.
  const hash = hashApiKey(/^Bearer (\S+)$/i.exec(authorization)?.[1] ?? '');
  const key = hash === undefined ? undefined : await findApiKeyOwner(services.db, hash);
  return { session: null, key: key ?? null };
}
