import type { IncomingMessage } from 'node:http';
import { AppError } from '@aybiza/foundation/errors';

/** A script with a few recordings in it. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** The whole body of a request as text; more than 16 MiB are refused. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of request) {
    if (!(piece instanceof Uint8Array)) throw new Error('read the body as bytes: set no encoding on the request');
    bytes += piece.length;
    if (bytes > MAX_BODY_BYTES) {
      throw new AppError('the body is too large', { code: 'BODY_TOO_LARGE', retryable: false, expose: true });
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
