import type { Region } from './env.ts';
import { edgeCache } from './platform.ts';
import { addressOf, type EdgeWorld } from './twilio/answer-webhook.ts';

/** What the pages of others load: files that are the same for everybody. */
const FILE = /^\/(?:widget\.js|(?:widget|worklets)\/[\w.-]{1,80}\.js)$/;
/** What a visitor's browser asks: how the widget looks, and for a call. */
const DOOR = /^\/api\/widgets\/[a-z0-9_]{1,60}(?:\/calls)?$/;

/** For so long a file is not asked for again … */
const FRESH_MS = 5 * 60_000;
/** … and for so long the last one is given, where no region has one. */
const KEPT_S = 7 * 24 * 3_600;
const FILE_MS = 5_000;
const DOOR_MS = 10_000;
/** When it was kept, epoch ms. */
const KEPT_AT = 'X-Kept-At';
const FOR_BROWSERS = 'public, max-age=300, stale-while-revalidate=86400';

export function isOfWidget(path: string): boolean {
  return FILE.test(path) || DOOR.test(path);
}

export async function answerWidget(request: Request, world: EdgeWorld): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (!FILE.test(pathname)) return passVisitorOn(request, world);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD' } });
  const file = await findFile(pathname, world);
  if (file === undefined) return new Response(null, { status: 503, headers: { 'Retry-After': '5' } });
  const headers = new Headers(file.headers);
  headers.delete(KEPT_AT);
  headers.set('Cache-Control', FOR_BROWSERS);
  const etag = file.headers.get('etag');
  const isSame = etag !== null && matches(request.headers.get('if-none-match'), etag);
  if (isSame) {
    headers.delete('content-length');
    return new Response(null, { status: 304, headers });
  }
  return new Response(request.method === 'HEAD' ? null : file.body, { status: file.status, headers });
}

/** RFC 9110, If-None-Match: compared weakly. */
function matches(given: string | null, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return (given ?? '').split(',').some((tag) => tag.trim() === '*' || bare(tag) === bare(etag));
}

/** From the cache, and renewed beside the answer once it is five minutes old. A query is no part of a file's name: it would fill the cache. */
async function findFile(path: string, world: EdgeWorld): Promise<Response | undefined> {
  const key = world.settings.publicUrl + path;
  const kept = await edgeCache().match(key);
  if (kept === undefined) return fetchFile(path, world);
  const ageMs = Date.now() - Number(kept.headers.get(KEPT_AT));
  if (ageMs >= FRESH_MS) world.platform.waitUntil(fetchFile(path, world));
  return kept;
}

async function fetchFile(path: string, { settings, platform }: EdgeWorld): Promise<Response | undefined> {
  let missing: Response | undefined;
  for (const designer of designersOf(settings.regions)) {
    const response = await fetch(designer + path, { redirect: 'manual', signal: AbortSignal.timeout(FILE_MS) }).catch(
      () => undefined,
    );
    if (response?.status === 404) missing = new Response(null, { status: 404 });
    // A page that says it is sorry is no script.
    if (response?.status !== 200 || !/javascript/.test(response.headers.get('content-type') ?? '')) {
      await response?.body?.cancel();
      continue;
    }
    const headers = fileHeaders(response.headers);
    headers.set(KEPT_AT, String(Date.now()));
    headers.set('Cache-Control', `max-age=${KEPT_S}`);
    const file = new Response(await response.arrayBuffer(), { headers });
    platform.waitUntil(edgeCache().put(settings.publicUrl + path, file.clone()));
    return file;
  }
  return missing;
}

/** No cookie, and nothing else that is not of the file. */
function fileHeaders(from: Headers): Headers {
  const headers = new Headers({ 'X-Content-Type-Options': 'nosniff' });
  for (const name of ['content-type', 'etag', 'access-control-allow-origin', 'cross-origin-resource-policy']) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

const ALLOWED = new Set(['GET', 'POST', 'OPTIONS']);
/** What the door reads: which page it is, and what it asks. No cookie: a visitor has none. */
const FORWARDED = [
  ...['origin', 'content-type', 'accept', 'sec-fetch-site', 'sec-fetch-mode'],
  ...['access-control-request-method', 'access-control-request-headers'],
];
const MAX_BODY_BYTES = 16 * 1024;

/** Never kept, and never asked twice: a call that is asked for may have been given. */
async function passVisitorOn(request: Request, { settings, bindings }: EdgeWorld): Promise<Response> {
  if (!ALLOWED.has(request.method)) return new Response(null, { status: 405 });
  const address = addressOf(request);
  if (!(await bindings.VISITORS.limit({ key: address })).success)
    return new Response(null, { status: 429, headers: { 'Retry-After': '60' } });
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY_BYTES) return new Response(null, { status: 413 });
  const headers = new Headers({ 'X-Forwarded-For': address });
  for (const name of FORWARDED) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const { pathname } = new URL(request.url);
  const body = request.method === 'POST' ? await request.arrayBuffer() : null;
  for (const designer of designersOf(settings.regions)) {
    const signal = AbortSignal.timeout(DOOR_MS);
    const asked = fetch(designer + pathname, { method: request.method, headers, body, redirect: 'manual', signal });
    const response = await asked.catch(() => undefined);
    if (response === undefined && request.method === 'POST') break;
    if (response === undefined || response.status >= 500) continue;
    const answered = new Response(response.body, response);
    answered.headers.set('Cache-Control', 'private, no-store');
    answered.headers.delete('set-cookie');
    return answered;
  }
  return new Response(null, { status: 503, headers: { 'Retry-After': '5', 'Cache-Control': 'no-store' } });
}

function designersOf(regions: readonly Region[]): readonly string[] {
  return regions.map(({ designerUrl }) => designerUrl).filter((url) => url !== undefined);
}
