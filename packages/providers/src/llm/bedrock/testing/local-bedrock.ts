import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { eventFrame } from '../../../aws/testing/event-stream.ts';

/** What the service should do with one request. */
export type Answer = (response: ServerResponse, request: ReceivedRequest) => void;

export interface ReceivedRequest {
  path: string;
  headers: IncomingMessage['headers'];
  /** As it came, and as JSON. */
  text: string;
  body: Record<string, unknown>;
  /** Resolves when the client is gone before the answer was complete. */
  aborted: Promise<void>;
}

export interface LocalBedrock {
  readonly endpoint: string;
  readonly requests: ReceivedRequest[];
  /** TCP connections accepted so far. */
  readonly connections: () => number;
  answer: Answer;
  close(): Promise<void>;
}

/** A server on a free port that answers in the service's binary event-stream framing. */
export async function startLocalBedrock(answer: Answer): Promise<LocalBedrock> {
  let connections = 0;
  const requests: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      if (request.method === 'GET') {
        response.writeHead(404).end();
        return;
      }
      const text = Buffer.concat(pieces).toString();
      const received: ReceivedRequest = {
        path: request.url ?? '',
        headers: request.headers,
        text,
        body: JSON.parse(text),
        aborted: new Promise((resolve) => {
          response.on('close', () => !response.writableFinished && resolve());
        }),
      };
      requests.push(received);
      local.answer(response, received);
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the local server has no port');
  const local: LocalBedrock = {
    endpoint: `http://127.0.0.1:${address.port}`,
    requests,
    connections: () => connections,
    answer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return local;
}

/** Writes the head of a streamed answer. */
export function beginStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream', 'x-amzn-requestid': 'req-1' });
  response.flushHeaders();
}

/** The frames of a whole spoken answer. */
export function textFrames(pieces: readonly string[], stopReason = 'end_turn'): Buffer[] {
  return [
    eventFrame('messageStart', { role: 'assistant' }),
    ...pieces.map((text) => eventFrame('contentBlockDelta', { contentBlockIndex: 0, delta: { text } })),
    eventFrame('contentBlockStop', { contentBlockIndex: 0 }),
    eventFrame('messageStop', { stopReason }),
    eventFrame('metadata', {
      usage: {
        inputTokens: 812,
        outputTokens: 41,
        totalTokens: 853,
        cacheReadInputTokens: 7,
        cacheWriteInputTokens: 9,
      },
      metrics: { latencyMs: 913 },
      p: 'abcdefghij',
    }),
  ];
}
