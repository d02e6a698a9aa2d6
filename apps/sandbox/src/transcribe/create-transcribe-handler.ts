import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2';
import type { Clock } from '@aybiza/foundation/clock';
import type { Faults } from '../faults.ts';
import { FaultyPipe } from '../faulty-pipe.ts';
import type { RememberingPool } from '../recogniser/remember-phrases.ts';
import { Transcription } from './serve-transcription.ts';
import { readTranscribeRequest } from './transcribe-request.ts';

const PATH = '/stream-transcription';

/** The service's errors before a stream, by their HTTP status. */
const NAMES: Readonly<Record<number, string>> = {
  400: 'BadRequestException',
  403: 'AccessDeniedException',
  409: 'ConflictException',
  429: 'LimitExceededException',
  500: 'InternalFailureException',
  503: 'ServiceUnavailableException',
};

export interface TranscribeOptions {
  readonly recognisers: RememberingPool;
  readonly faults: Faults;
  readonly clock: Clock;
}

/** Takes a stream of HTTP/2, or answers false: it is not for this service. */
export type StreamHandler = (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => boolean;

/** Amazon Transcribe for tests and rehearsals: a streaming transcription over the sandbox's recogniser. */
export function createTranscribeHandler(options: TranscribeOptions): StreamHandler {
  return (stream, headers) => {
    if (headers[':method'] !== 'POST' || headers[':path'] !== PATH) return false;
    // What fails here is a client that left.
    void serve(options, stream, headers).catch(() => stream.destroy());
    return true;
  };
}

async function serve(
  { recognisers, faults, clock }: TranscribeOptions,
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
): Promise<void> {
  const fault = faults.take('backup-stt');
  if (headers.authorization === undefined) return refuse(stream, 403, 'Missing Authentication Token');
  if (fault?.status !== undefined) return refuse(stream, fault.status, 'A rehearsed failure.');
  const request = readTranscribeRequest(headers);
  if (typeof request === 'string') return refuse(stream, 400, request);
  const recogniser = await recognisers.acquire(request.languageCode);
  if (recogniser === undefined) return refuse(stream, 429, 'Too many concurrent streams.');
  if (stream.destroyed) return recogniser.release();
  stream.once('close', () => recogniser.release());
  // The service takes dictation. This stand-in knows what callers are expected to say from those who could say so.
  await recogniser.listenFor(recognisers.knownPhrases());
  if (stream.destroyed) return;
  stream.respond({
    ':status': 200,
    'content-type': 'application/vnd.amazon.eventstream',
    'x-amzn-request-id': randomUUID(),
  });
  const pipe = toFaultyPipe(stream, { fault, clock });
  const unwatch = faults.watch('backup-stt', (next) => pipe.strike(next));
  const transcription = new Transcription({ pipe, recogniser, clock, request, end: () => stream.end() });
  stream.on('data', (bytes: Buffer) => transcription.onBytes(bytes));
  stream.once('close', () => {
    unwatch();
    transcription.stop();
  });
}

function toFaultyPipe(stream: ServerHttp2Stream, options: ConstructorParameters<typeof FaultyPipe>[1]): FaultyPipe {
  return new FaultyPipe(
    {
      get isOpen() {
        return !stream.destroyed && !stream.writableEnded;
      },
      send: (data) => stream.write(data),
      // A session carries one stream here: the broken line takes both.
      cut: () => stream.session?.destroy(),
      onceClosed: (then) => stream.once('close', then),
    },
    options,
  );
}

function refuse(stream: ServerHttp2Stream, status: number, message: string): void {
  stream.respond({
    ':status': status,
    'content-type': 'application/json',
    'x-amzn-errortype': `${NAMES[status] ?? 'InternalFailureException'}:`,
    'x-amzn-request-id': randomUUID(),
  });
  stream.end(JSON.stringify({ Message: message }));
}
