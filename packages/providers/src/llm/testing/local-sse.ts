import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface SseRequest {
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
  /** Resolves when the client is gone before the answer was complete. */
  aborted: Promise<void>;
}

/** What the service should do with one request. */
export type SseAnswer = (response: ServerResponse, request: SseRequest) => void;

export interface LocalSse {
  readonly baseUrl: string;
  readonly requests: SseRequest[];
  answer: SseAnswer;
  close(): Promise<void>;
}

/** A server on a free port for the protocols that answer a question with server-sent events. */
export async function startLocalSse(answer: SseAnswer): Promise<LocalSse> {
  const requests: SseRequest[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const received: SseRequest = {
        path: request.url ?? '',
        headers: request.headers,
        body: JSON.parse(Buffer.concat(pieces).toString()),
        aborted: new Promise((resolve) => {
          response.on('close', () => !response.writableFinished && resolve());
        }),
      };
      requests.push(received);
      local.answer(response, received);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the local server has no port');
  const local: LocalSse = {
    baseUrl: `http://127.0.0.1:${address.port}`,
    requests,
    answer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return local;
}

/** Begins a stream, writes these pieces of it, and leaves it open. */
export function writeEvents(response: ServerResponse, events: readonly string[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
  for (const event of events) response.write(event);
}
