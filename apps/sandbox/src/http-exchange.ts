import type { IncomingMessage, ServerResponse } from 'node:http';
import { AppError } from '@aybiza/foundation/errors';

/** The largest body that a stand-in reads: a caller's script with a few recordings in it. */
const MOST_BODY_BYTES = 16 * 1024 * 1024;

/** Told by a request once its whole body was read, with the body. */
export const BODY_READ = 'bodyRead';

/** One request to the sandbox and its answer. */
export interface HttpExchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
}

/**
 * The whole body of a request, as text.
 * @throws AppError when it is larger than 16 MiB.
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString('utf8');
}

/**
 * The whole body of a request.
 * @throws AppError when it is larger than 16 MiB.
 */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > MOST_BODY_BYTES) {
      throw new AppError('The body is too large.', { code: 'BODY_TOO_LARGE', retryable: false, expose: true });
    }
    chunks.push(buffer);
  }
  const body = Buffer.concat(chunks);
  request.emit(BODY_READ, body);
  return body;
}

/** Answers with JSON. */
export function replyJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
