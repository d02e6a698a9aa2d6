import { callTRPCProcedure } from '@trpc/server';
import { apiError } from '../api-error.ts';
import type { RequestContext } from '../context.ts';
import { headersOf, toErrorReply, toTrpcError } from '../error-reply.ts';
import { openApiDocument } from '../open-api-document.ts';
import { appRouter } from '../root.ts';
import type { RestInput } from '../trpc.ts';
import { limitBody } from './check-request.ts';
import { findRoute, listRoutes, type RestMatch, readQuery } from './find-route.ts';
import { logFailure } from './log-failure.ts';

export const REST_ENDPOINT = '/api/rest';
/** Where CSV files and recordings are. */
const FILES_ENDPOINT = '/api';

const routes = listRoutes(appRouter);

/**
 * Answers the same procedures to integrators. A bridge of our own: the handler of trpc-to-openapi, which describes them, makes the
 * schemas it meets coerce for good, and then `"false"` is true for everybody.
 */
export async function handleRest(request: Request, ctx: RequestContext): Promise<Response> {
  const url = new URL(request.url);
  const path = url.pathname.slice(url.pathname.indexOf(REST_ENDPOINT) + REST_ENDPOINT.length);
  const headers = { 'x-request-id': ctx.requestId, 'cache-control': 'no-store' };
  if (path === '/openapi.json' && request.method === 'GET') {
    return Response.json(openApiDocument(url.origin + REST_ENDPOINT, url.origin + FILES_ENDPOINT), { headers });
  }
  const match = findRoute(routes, request.method, path);
  if (Array.isArray(match) && match.length > 0) {
    return Response.json(
      { code: 'METHOD_NOT_SUPPORTED', message: 'This address does not take this method.', requestId: ctx.requestId },
      { status: 405, headers: { ...headers, allow: match.join(', ') } },
    );
  }
  try {
    if (Array.isArray(match)) throw apiError('NOT_FOUND', 'There is nothing at this address.');
    return Response.json(await answer(request, ctx, match), { headers });
  } catch (thrown) {
    const error = toTrpcError(thrown);
    logFailure(ctx, error, Array.isArray(match) ? undefined : match.route.name);
    const { httpStatus, ...reply } = toErrorReply(error, ctx.requestId);
    return Response.json(reply, { status: httpStatus, headers: { ...headers, ...headersOf([error]) } });
  }
}

async function answer(request: Request, ctx: RequestContext, { route, params }: RestMatch): Promise<unknown> {
  const input = await readInput(request, { route, params });
  return callTRPCProcedure({
    router: appRouter,
    path: route.name,
    type: route.type,
    getRawInput: async () => input,
    ctx,
    signal: request.signal,
    batchIndex: 0,
  });
}

async function readInput(request: Request, { route, params }: RestMatch): Promise<unknown> {
  if (!route.takesInput) return undefined;
  if (request.method === 'GET' || request.method === 'DELETE') {
    return { ...readQuery(route, new URL(request.url).searchParams), ...params };
  }
  const text = await (await limitBody(request)).text();
  if (route.rest !== undefined) return { ...readWholeBody(text, request.headers, route.rest), ...params };
  const body = parseJson(text === '' ? '{}' : text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw apiError('NOT_JSON', 'Send a JSON object.');
  }
  return { ...body, ...params };
}

function readWholeBody(text: string, headers: Headers, { bodyField, headerFields }: RestInput) {
  const given = Object.entries(headerFields).flatMap(([header, field]) => {
    const value = headers.get(header);
    return value === null ? [] : [[field, value] as const];
  });
  const body = text === '' ? {} : { [bodyField]: parseJson(text) };
  return { ...body, ...Object.fromEntries(given) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw apiError('NOT_JSON', 'The body is not valid JSON.', cause);
  }
}
