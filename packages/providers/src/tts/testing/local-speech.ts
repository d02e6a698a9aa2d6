import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { collectEvents, type EventCollector } from '../../testing/event-collector.ts';

/** One request as it came. */
export interface SpeechRequest {
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly headers: IncomingMessage['headers'];
  readonly response: ServerResponse;
  /** Resolves when the client is gone before the answer was complete. */
  readonly aborted: Promise<void>;
}

export interface LocalSpeech {
  readonly endpoint: string;
  readonly requests: EventCollector<SpeechRequest>;
  /** TCP connections accepted so far. */
  connections(): number;
  /** What to do with a request that is not refused. */
  answer: (request: SpeechRequest) => void;
  /** Answers the next requests with an error, or not at all. */
  refuse(refusal: { status: number; name: string } | 'unanswered' | undefined): void;
  close(): Promise<void>;
}

/** A server on a free port that is asked for one text at a time, as Polly and OpenAI's `audio/speech` are. */
export async function startLocalSpeech(): Promise<LocalSpeech> {
  let refusal: { status: number; name: string } | 'unanswered' | undefined;
  let connections = 0;
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      if (request.method === 'GET') response.writeHead(404).end();
      else take(request, response, Buffer.concat(pieces).toString());
    });
  });
  const take = (request: IncomingMessage, response: ServerResponse, text: string) => {
    const aborted = new Promise<void>((resolve) => {
      response.on('close', () => !response.writableFinished && resolve());
    });
    const received = { path: request.url ?? '', body: JSON.parse(text), headers: request.headers, response, aborted };
    if (refusal === undefined) local.answer(received);
    else if (refusal !== 'unanswered') {
      response.writeHead(refusal.status, { 'content-type': 'application/json', 'x-amzn-errortype': refusal.name });
      response.end('{"message":"no"}');
    }
    local.requests.add(received);
  };
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the local server has no port');
  const local: LocalSpeech = {
    endpoint: `http://127.0.0.1:${address.port}`,
    requests: collectEvents(),
    connections: () => connections,
    answer: ({ response }) => response.writeHead(200, { 'content-type': 'audio/pcm' }).end(),
    refuse: (next) => {
      refusal = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return local;
}
