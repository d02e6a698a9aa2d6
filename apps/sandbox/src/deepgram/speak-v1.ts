import type { Clock } from '@aybiza/foundation/clock';
import { z } from 'zod';
import { concatBytes } from '../audio/samples.ts';
import type { FaultySocket } from '../faulty-socket.ts';
import type { Synthesiser } from '../voice/synthesiser.ts';
import { parseClientMessage } from './parse-client-message.ts';
import { MOST_CHARACTERS, type SpeakQuery, toStyle } from './speak-query.ts';

/** Sound is sent in pieces of this length. */
const PIECE_MS = 200;
/** How much faster than real time sound is sent; the first piece goes at once. */
const FASTER_THAN_REAL_TIME = 8;
const MOST_FLUSHES_PER_MINUTE = 20;
const MOST_CHARACTERS_PER_MINUTE = 2400;
const MINUTE_MS = 60_000;

const speakSchema = z.object({ type: z.literal('Speak'), text: z.string() });

export interface SpeakConnection {
  socket: FaultySocket;
  synthesiser: Synthesiser;
  clock: Clock;
  requestId: string;
}

/** Serves one `/v1/speak` socket. */
export function serveSpeakV1(connection: SpeakConnection, query: SpeakQuery): void {
  const speaker = new Speaker(connection, query);
  connection.socket.raw.on('message', (data: Buffer, isBinary: boolean) => speaker.onMessage(data, isBinary));
  connection.socket.raw.once('close', () => speaker.stop());
}

class Speaker {
  readonly #connection: SpeakConnection;
  readonly #query: SpeakQuery;
  #buffer = '';
  #sequence = 0;
  #flushes: number[] = [];
  #characters: Array<{ at: number; count: number }> = [];
  /** Texts are spoken one after the other; `Clear` starts a new generation and the old ones fall silent. */
  #generation = 0;
  #work: Promise<void> = Promise.resolve();

  constructor(connection: SpeakConnection, query: SpeakQuery) {
    this.#connection = connection;
    this.#query = query;
    connection.socket.sendJson({
      type: 'Metadata',
      request_id: connection.requestId,
      model_name: query.model,
      model_version: '2026-01-01.0',
      model_uuid: '00000000-0000-4000-8000-000000000002',
    });
  }

  onMessage(data: Buffer, isBinary: boolean): void {
    const message = isBinary ? undefined : parseClientMessage(data);
    const speak = speakSchema.safeParse(message);
    if (speak.success) this.#onSpeak(speak.data.text);
    else if (message?.type === 'Flush') this.#onFlush();
    else if (message?.type === 'Clear') this.#onClear();
    else if (message?.type === 'Close') this.#onClose();
    else this.#connection.socket.close(1003, 'MESSAGE-0000');
  }

  stop(): void {
    this.#generation += 1;
  }

  #onSpeak(text: string): void {
    if (text.length > MOST_CHARACTERS) {
      this.#connection.socket.close(1009, 'BIG-0001');
      return;
    }
    const now = this.#connection.clock.now();
    this.#characters = [...this.#characters.filter(({ at }) => at > now - MINUTE_MS), { at: now, count: text.length }];
    if (this.#characters.reduce((sum, { count }) => sum + count, 0) > MOST_CHARACTERS_PER_MINUTE) {
      this.#connection.socket.close(1008, 'DATA-0001');
      return;
    }
    this.#buffer += text;
    // The vendor begins when it has about a sentence; so do we, with the sentences that are surely complete.
    const end = completeSentences(this.#buffer);
    this.#say(this.#buffer.slice(0, end));
    this.#buffer = this.#buffer.slice(end);
  }

  #onFlush(): void {
    const now = this.#connection.clock.now();
    this.#flushes = [...this.#flushes.filter((at) => at > now - MINUTE_MS), now];
    if (this.#flushes.length > MOST_FLUSHES_PER_MINUTE) {
      this.#connection.socket.sendJson({
        type: 'Warning',
        code: 'FLUSH_LIMIT',
        description: 'Too many Flush messages; this one was ignored.',
      });
      return;
    }
    this.#say(this.#buffer);
    this.#buffer = '';
    this.#then(async () => this.#connection.socket.sendJson({ type: 'Flushed', sequence_id: this.#sequence++ }));
  }

  #onClear(): void {
    this.#generation += 1;
    this.#buffer = '';
    this.#connection.socket.sendJson({ type: 'Cleared', sequence_id: this.#sequence++ });
  }

  #onClose(): void {
    this.#then(async () => this.#connection.socket.close(1000));
  }

  #say(text: string): void {
    if (text.trim() === '') return;
    this.#then(async (generation) => {
      const pieces = this.#connection.synthesiser.speak({
        text,
        style: toStyle(this.#query),
        encoding: this.#query.encoding,
        sampleRateHz: this.#query.sampleRateHz,
      });
      for await (const piece of inPieces(pieces, this.#bytesPerMs() * PIECE_MS)) {
        if (generation !== this.#generation) return;
        this.#connection.socket.sendBytes(piece);
        await this.#pause(piece.length / this.#bytesPerMs() / FASTER_THAN_REAL_TIME);
      }
    });
  }

  #bytesPerMs(): number {
    return (this.#query.sampleRateHz / 1000) * (this.#query.encoding === 'linear16' ? 2 : 1);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#connection.clock.after(ms, resolve);
    });
  }

  #then(act: (generation: number) => Promise<void>): void {
    const generation = this.#generation;
    this.#work = this.#work
      .then(() => (generation === this.#generation ? act(generation) : undefined))
      .catch((thrown: unknown) => {
        this.#connection.socket.sendJson({ type: 'Error', code: 'INTERNAL_ERROR', description: String(thrown) });
        this.#connection.socket.close(1011, 'NET-0000');
      });
  }
}

/** The position after the last complete sentence of a text; 0 when there is none. */
function completeSentences(text: string): number {
  return Math.max(text.lastIndexOf('. '), text.lastIndexOf('! '), text.lastIndexOf('? ')) + 1;
}

/** The same bytes in pieces of about one size; the first as soon as there is anything. */
async function* inPieces(source: AsyncIterable<Uint8Array>, size: number): AsyncIterable<Uint8Array> {
  let held: Uint8Array = new Uint8Array(0);
  let first = true;
  for await (const bytes of source) {
    held = concatBytes([held, bytes]);
    while (held.length >= size || (first && held.length > 0)) {
      yield held.slice(0, size);
      held = held.slice(size);
      first = false;
    }
  }
  if (held.length > 0) yield held;
}
