import { UNKNOWN_ADDRESS } from '@aybiza/auth/network-address';
import { RateLimitedError, type Room } from './api-error.ts';
import type { RequestContext } from './context.ts';

/** What comes before everything else: knowing who asks, and that neither they nor their address ask too often. */
export async function admit(ctx: RequestContext): Promise<void> {
  if (ctx.failure !== undefined) throw ctx.failure;
  const { rateLimit, addressLimit } = ctx.services;
  const who = ctx.key?.id ?? ctx.session?.userId ?? ctx.address;
  try {
    tellRoom(ctx, await rateLimit.count(who));
    // Without a proxy that names addresses all would be one, and share what one may have.
    if (ctx.address !== UNKNOWN_ADDRESS) await addressLimit.count(ctx.address);
  } catch (thrown) {
    if (thrown instanceof RateLimitedError) tellRoom(ctx, thrown.room);
    throw thrown;
  }
}

/** In the reply's headers; times in whole seconds. */
function tellRoom({ replyHeaders }: RequestContext, { limit, left, fullInMs }: Room): void {
  replyHeaders.set('ratelimit-limit', String(limit));
  replyHeaders.set('ratelimit-remaining', String(left));
  replyHeaders.set('ratelimit-reset', String(Math.ceil(fullInMs / 1_000)));
}
