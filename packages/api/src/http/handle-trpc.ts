import type { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { apiError } from '../api-error.ts';
import type { RequestContext } from '../context.ts';
import { headersOf, toErrorReply, toTrpcError } from '../error-reply.ts';
import { appRouter } from '../root.ts';
import { checkOrigin, limitBody } from './check-request.ts';
import { logFailure } from './log-failure.ts';
import { headersFor } from './refuse-rest.ts';

/** More calls in one request than any page of ours makes. */
const MAX_BATCH = 10;

export const TRPC_ENDPOINT = '/api/trpc';

/** Answers the designer's own calls. */
export async function handleTrpc(request: Request, ctx: RequestContext): Promise<Response> {
  try {
    checkOrigin(request);
    // tRPC's own limit is answered with 400, as if the request could not be understood.
    if (new URL(request.url).pathname.split(',').length > MAX_BATCH)
      throw apiError('BODY_TOO_LARGE', `One request takes ${MAX_BATCH} calls. Send the others in further ones.`);
    const response = await fetchRequestHandler({
      endpoint: TRPC_ENDPOINT,
      req: await limitBody(request),
      router: appRouter,
      createContext: () => ctx,
      responseMeta: ({ errors }) => ({ headers: { ...headersFor(ctx), ...headersOf(errors) } }),
      onError: ({ error, path }) => logFailure(ctx, error, path),
    });
    response.headers.set('cache-control', 'private, no-store');
    return response;
  } catch (thrown) {
    return refuse(toTrpcError(thrown), ctx);
  }
}

/** In tRPC's own shape, so that its client understands it. */
function refuse(error: TRPCError, ctx: RequestContext): Response {
  logFailure(ctx, error, undefined);
  const { message, ...data } = toErrorReply(error, ctx.requestId);
  const headers = { ...headersFor(ctx), ...headersOf([error]) };
  return Response.json({ error: { message, code: -32600, data } }, { status: data.httpStatus, headers });
}
