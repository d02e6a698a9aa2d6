import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';

/** What the service should do with one request. */
export type Answer = (response: ServerResponse, request: ReceivedRequest) => void;

export interface ReceivedRequest {
  path: string;
  headers: IncomingMessage['headers'];
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
      const received: ReceivedRequest = {
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

/** One frame holding an event. */
export function eventFrame(type: string, payload: unknown): Buffer {
  return frame({ ':event-type': type, ':content-type': 'application/json', ':message-type': 'event' }, payload);
}

/** One frame holding an exception of the service. */
export function exceptionFrame(type: string, message: string): Buffer {
  return frame(
    { ':exception-type': type, ':content-type': 'application/json', ':message-type': 'exception' },
    { message },
  );
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

function frame(headers: Readonly<Record<string, string>>, payload: unknown): Buffer {
  const head = Buffer.concat(Object.entries(headers).map(([name, value]) => header(name, value)));
  const body = Buffer.from(JSON.stringify(payload));
  const prelude = Buffer.alloc(8);
  prelude.writeUInt32BE(head.length + body.length + 16, 0);
  prelude.writeUInt32BE(head.length, 4);
  const untilCrc = Buffer.concat([prelude, checksum(prelude), head, body]);
  return Buffer.concat([untilCrc, checksum(untilCrc)]);
}

function header(name: string, value: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Buffer.byteLength(value));
  return Buffer.concat([Buffer.of(name.length), Buffer.from(name), Buffer.of(7), length, Buffer.from(value)]);
}

function checksum(bytes: Buffer): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return sum;
}
