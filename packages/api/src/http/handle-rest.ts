import { callTRPCProcedure } from '@trpc/server';
import { apiError } from '../api-error.ts';
import type { RequestContext } from '../context.ts';
import { openApiDocument } from '../open-api/open-api-document.ts';
import { appRouter } from '../root.ts';
import { checkOrigin, filePieces, limitBody } from './check-request.ts';
import { findRoute, listRoutes, type RestMatch, type RestRoute, readQuery } from './find-route.ts';
import { handleLiveEvents, wantsLiveEvents } from './handle-live-events.ts';
import { headersFor, refuseRest } from './refuse-rest.ts';

export const REST_ENDPOINT = '/api/rest';
/** The same addresses below another one, for pages: only of what takes a file. */
export const UPLOAD_ENDPOINT = '/api/uploads';
/** Where CSV files and recordings are. */
const FILES_ENDPOINT = '/api';

const routes = listRoutes(appRouter);
const fileRoutes = routes.filter(({ rest }) => rest !== undefined && 'fileField' in rest);

/**
 * Answers the same procedures to integrators. A bridge of our own: libraries for it make the schemas that they meet coerce for good, and
 * then `"false"` is true for everybody.
 */
export async function handleRest(request: Request, ctx: RequestContext): Promise<Response> {
  const { origin, pathname } = new URL(request.url);
  const path = below(REST_ENDPOINT, pathname);
  if (path === '/openapi.json' && request.method === 'GET') {
    return Response.json(openApiDocument(origin + REST_ENDPOINT, origin + FILES_ENDPOINT), {
      headers: headersFor(ctx),
    });
  }
  if (wantsLiveEvents(request, path)) return handleLiveEvents(request, ctx, path);
  return answerBy(routes, path, { request, ctx });
}

/** Takes a file from a page of ours, whose other calls go as JSON: whatever the same address of REST does with it is done. */
export async function handleUpload(request: Request, ctx: RequestContext): Promise<Response> {
  try {
    checkOrigin(request);
  } catch (thrown) {
    return refuseRest(thrown, ctx);
  }
  return answerBy(fileRoutes, below(UPLOAD_ENDPOINT, new URL(request.url).pathname), { request, ctx });
}

function below(endpoint: string, pathname: string): string {
  return pathname.slice(pathname.indexOf(endpoint) + endpoint.length);
}

async function answerBy(
  known: readonly RestRoute[],
  path: string,
  { request, ctx }: { request: Request; ctx: RequestContext },
): Promise<Response> {
  const match = findRoute(known, request.method, path);
  if (Array.isArray(match) && match.length > 0) {
    return Response.json(
      { code: 'METHOD_NOT_SUPPORTED', message: 'This address does not take this method.', requestId: ctx.requestId },
      { status: 405, headers: { ...headersFor(ctx), allow: match.join(', ') } },
    );
  }
  try {
    if (Array.isArray(match)) throw apiError('NOT_FOUND', 'There is nothing at this address.');
    const body = await answer(request, ctx, match);
    return Response.json(body, { headers: headersFor(ctx) });
  } catch (thrown) {
    return refuseRest(thrown, ctx, Array.isArray(match) ? undefined : match.route.name);
  }
}

async function answer(request: Request, ctx: RequestContext, { route, params }: RestMatch): Promise<unknown> {
  return callTRPCProcedure({
    router: appRouter,
    path: route.name,
    type: route.type,
    // Asked for when it is known who asks: nothing is read for those who may not.
    getRawInput: () => readInput(request, { route, params }),
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
  if (route.rest !== undefined && 'fileField' in route.rest) {
    const { fileField, maxBytes } = route.rest;
    const beside = readQuery(route, new URL(request.url).searchParams);
    return { ...beside, ...params, [fileField]: filePieces(request, maxBytes) };
  }
  const text = await (await limitBody(request)).text();
  if (route.rest !== undefined)
    return { ...(text === '' ? {} : { [route.rest.bodyField]: parseJson(text) }), ...params };
  const body = parseJson(text === '' ? '{}' : text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw apiError('NOT_JSON', 'Send a JSON object.');
  }
  return { ...body, ...params };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw apiError('NOT_JSON', 'The body is not valid JSON.', cause);
  }
}
