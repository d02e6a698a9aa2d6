import type { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import type { RequestContext } from '../context.ts';

/** A failure of ours wants a person; what a caller did wrong does not. */
export function logFailure(ctx: RequestContext, error: TRPCError, path: string | undefined): void {
  const { services, requestId } = ctx;
  const status = getHTTPStatusCodeFromError(error);
  if (status < 500) return;
  // The text of a database error may quote a row.
  services.logger.error({ requestId, path, status, personal: { error: error.cause ?? error } }, 'request failed');
}
