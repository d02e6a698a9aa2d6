import type { RequestContext } from '../context.ts';
import { headersOf, toErrorReply, toTrpcError } from '../error-reply.ts';
import { logFailure } from './log-failure.ts';

/** What every reply of the REST API says beside its body. */
export function headersFor({ requestId, replyHeaders }: RequestContext): Record<string, string> {
  return { 'x-request-id': requestId, 'cache-control': 'private, no-store', ...Object.fromEntries(replyHeaders) };
}

/** Why not, as an integrator reads it. */
export function refuseRest(thrown: unknown, ctx: RequestContext, procedure?: string): Response {
  const error = toTrpcError(thrown);
  logFailure(ctx, error, procedure);
  const { httpStatus, ...reply } = toErrorReply(error, ctx.requestId);
  return Response.json(reply, { status: httpStatus, headers: { ...headersFor(ctx), ...headersOf([error]) } });
}
