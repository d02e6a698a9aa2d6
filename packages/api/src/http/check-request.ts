import type { AppError } from '@aybiza/foundation/errors';
import { parseUrl } from '@aybiza/foundation/url';
import { apiError } from '../api-error.ts';

/** A flow of ten thousand nodes has about 3 MB. */
const MAX_BODY_BYTES = 6 * 1024 * 1024;
/** Sent by our own pages: another site's page cannot add it without our consent (CORS), which we never give. */
export const OWN_PAGE_HEADER = 'x-aybiza-page';

/**
 * Refuses a request that changes something and may come from a page of another site.
 * Without a cookie there is nothing such a page could use; with an API key likewise.
 */
export function checkOrigin(request: Request): void {
  const { headers, method } = request;
  if (method === 'GET' || !headers.has('cookie') || headers.has('authorization')) return;
  const origin = headers.get('origin');
  const isOurs = origin === null || parseUrl(origin)?.host === headers.get('host');
  if (isOurs && headers.has(OWN_PAGE_HEADER)) return;
  throw apiError('WRONG_ORIGIN', 'This request did not come from a page of AYBIZA.');
}

/**
 * The body of a request in pieces as they come. One that says it is too large is refused before anything of it is read; one that turns
 * out to be fails where it does.
 */
export function filePieces({ body, headers }: Request, maxBytes: number): AsyncIterable<Uint8Array> {
  if (Number(headers.get('content-length') ?? 0) > maxBytes) throw fileTooLarge(maxBytes);
  return piecesUpTo(maxBytes, body ?? new ReadableStream({ start: (controller) => controller.close() }));
}

async function* piecesUpTo(maxBytes: number, body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > maxBytes) throw fileTooLarge(maxBytes);
    yield piece;
  }
}

function fileTooLarge(maxBytes: number): AppError {
  const megabytes = Math.floor(maxBytes / 1024 / 1024);
  return apiError('BODY_TOO_LARGE', `The file has more than ${megabytes} MB. Split it into several.`);
}

/** The same request with its whole body in memory, and no more than we are willing to read. */
export async function limitBody(request: Request): Promise<Request> {
  if (request.body === null) return request;
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/json')
    throw apiError('NOT_JSON', 'Send JSON, with the content type application/json.');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw apiError('BODY_TOO_LARGE', 'The request is larger than 6 MB.');
    chunks.push(chunk);
  }
  const { url, method, headers, signal } = request;
  return new Request(url, { method, headers, signal, body: Buffer.concat(chunks) });
}
