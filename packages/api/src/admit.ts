import type { RequestContext } from './context.ts';

/** What comes before everything else: knowing who asks, and that they do not ask too often. */
export function admit(ctx: RequestContext): void {
  if (ctx.failure !== undefined) throw ctx.failure;
  ctx.services.rateLimit.count(ctx.key?.id ?? ctx.session?.userId ?? ctx.address);
}
