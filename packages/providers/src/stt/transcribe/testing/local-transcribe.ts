import { createServer, type IncomingHttpHeaders, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2';
import { eventFrame, exceptionFrame, type Frame, readFrames } from '../../../aws/testing/event-stream.ts';
import { collectEvents, type EventCollector } from '../../../testing/event-collector.ts';

/** One accepted stream, seen from the service's side. */
export interface LocalTranscription {
  readonly headers: IncomingHttpHeaders;
  /** Pieces of audio as they came; the empty one is the client's goodbye. */
  readonly received: EventCollector<Uint8Array>;
  readonly closed: Promise<void>;
  audioBytes(): number;
  /** Words understood so far of one segment. */
  hear(result: { id: string; text: string; isPartial: boolean; endMs?: number }): void;
  /** An event without results, as comes in silence. */
  heartbeat(): void;
  exception(type: string, message: string): void;
  end(): void;
  cut(): void;
}

export interface LocalTranscribe {
  readonly endpoint: string;
  readonly streams: EventCollector<LocalTranscription>;
  /** Answers the next requests with an error, or not at all. */
  refuse(refusal: { status: number; name: string } | 'unanswered' | undefined): void;
  /** What to do with each piece that comes in; set it before the client connects. */
  answer: (stream: LocalTranscription, audio: Uint8Array) => void;
  close(): Promise<void>;
}

/** A server on a free port that speaks the service's protocol: event streams both ways over one HTTP/2 request. */
export async function startLocalTranscribe(): Promise<LocalTranscribe> {
  const server = createServer();
  const sessions = new Set<ServerHttp2Session>();
  let refusal: { status: number; name: string } | 'unanswered' | undefined;
  const local: Omit<LocalTranscribe, 'endpoint'> = {
    streams: collectEvents<LocalTranscription>(),
    refuse: (next) => {
      refusal = next;
    },
    answer: (stream, audio) => audio.length === 0 && stream.end(),
    close: () =>
      new Promise((resolve) => {
        for (const session of sessions) session.destroy();
        server.close(() => resolve());
      }),
  };
  server.on('session', (session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
  });
  server.on('stream', (stream, headers) => {
    stream.on('error', () => {});
    if (refusal === 'unanswered') return;
    if (refusal !== undefined) {
      stream.respond({
        ':status': refusal.status,
        'content-type': 'application/json',
        'x-amzn-errortype': refusal.name,
        'x-amzn-requestid': 'req-1',
      });
      stream.end('{"Message":"no"}');
      return;
    }
    stream.respond({ ':status': 200, 'content-type': 'application/vnd.amazon.eventstream' });
    const transcription = localTranscription(stream, headers, (audio) => local.answer(transcription, audio));
    local.streams.add(transcription);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the local server has no port');
  return Object.assign(local, { endpoint: `http://127.0.0.1:${address.port}` });
}

function localTranscription(
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  answer: (audio: Uint8Array) => void,
): LocalTranscription {
  const received = collectEvents<Uint8Array>();
  let rest: Buffer = Buffer.alloc(0);
  stream.on('data', (bytes: Buffer) => {
    const read = readFrames(Buffer.concat([rest, bytes]));
    rest = read.rest;
    for (const audio of read.frames.map(unwrap)) {
      received.add(audio);
      answer(audio);
    }
  });
  const event = (payload: unknown) => {
    if (!stream.destroyed) stream.write(eventFrame('TranscriptEvent', payload));
  };
  return {
    headers,
    received,
    closed: new Promise((resolve) => stream.once('close', () => resolve())),
    audioBytes: () => received.events.reduce((sum, audio) => sum + audio.length, 0),
    hear: (result) => event({ Transcript: { Results: [toResult(result)] } }),
    heartbeat: () => event({ Transcript: { Results: [] } }),
    exception: (type, message) => stream.write(exceptionFrame(type, message)),
    end: () => stream.end(),
    cut: () => stream.session?.destroy(),
  };
}

/** Each event is a frame within a signed frame; the last of these is empty. */
function unwrap({ payload }: Frame): Uint8Array {
  if (payload.length === 0) return payload;
  const [inner] = readFrames(payload).frames;
  if (inner?.headers[':event-type'] !== 'AudioEvent') throw new Error('a frame without an audio event');
  return inner.payload;
}

function toResult({ id, text, isPartial, endMs = 0 }: Parameters<LocalTranscription['hear']>[0]): unknown {
  const items = text.split(' ').map((word) => ({
    Content: word,
    Type: 'pronunciation',
    EndTime: endMs / 1000,
    ...(isPartial ? { Stable: false } : { Confidence: 0.9 }),
  }));
  return {
    ResultId: id,
    StartTime: 0,
    EndTime: endMs / 1000,
    IsPartial: isPartial,
    ChannelId: 'ch_0',
    Alternatives: [{ Transcript: text, Items: items }],
  };
}
