import type { IncomingMessage, ServerResponse } from 'node:http';

/** The largest body that a stand-in reads. */
const MOST_BODY_BYTES = 8 * 1024 * 1024;

/** One request to the sandbox and its answer. */
export interface HttpExchange {
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
}

/**
 * The whole body of a request.
 * @throws Error when it is larger than 8 MiB.
 */
export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > MOST_BODY_BYTES) throw new Error('The body is too large.');
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** JSON text as a value; undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema that looks at the value next refuses it.
    return undefined;
  }
}

/** Answers with JSON. */
export function replyJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
