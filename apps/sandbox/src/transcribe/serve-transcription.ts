import { randomUUID } from 'node:crypto';
import type { Clock } from '@aybiza/foundation/clock';
import { encodeEvent, encodeException } from '../aws/event-stream.ts';
import { type Frame, FrameReader, readFrame } from '../aws/read-frames.ts';
import type { FaultyPipe } from '../faulty-pipe.ts';
import { Hearing, type HearingEvent } from '../recogniser/hearing.ts';
import type { Recogniser, Recognition } from '../recogniser/recogniser.ts';
import { TelephoneFrames } from '../recogniser/telephone-frames.ts';
import type { TranscribeRequest } from './transcribe-request.ts';

/** The pause after which the service makes a segment final; it knows no turns. */
const SEGMENT_PAUSE_MS = 500;
const PARTIAL_EVERY_MS = 200;
/** In silence an event without results comes now and then. */
const EMPTY_EVERY_MS = 1000;
/** The service gives up a stream without audio after this time. */
const INACTIVITY_MS = 15_000;
const NO_AUDIO = 'Your request timed out because no new audio was received for 15 seconds.';

export interface TranscriptionOptions {
  pipe: FaultyPipe;
  recogniser: Recogniser;
  clock: Clock;
  request: TranscribeRequest;
  /** Ends the answer. */
  end(): void;
}

/** One stream of audio being transcribed: partial and final results over a recogniser. */
export class Transcription {
  readonly #options: TranscriptionOptions;
  readonly #reader = new FrameReader();
  readonly #frames: TelephoneFrames;
  readonly #hearing: Hearing;
  #resultId = randomUUID();
  #sentAtMs = 0;
  #cancelInactivity: () => void = () => {};

  constructor(options: TranscriptionOptions) {
    this.#options = options;
    this.#frames = new TelephoneFrames(options.request.format);
    this.#hearing = new Hearing({
      recogniser: options.recogniser,
      pauses: { settleMs: undefined, endMs: SEGMENT_PAUSE_MS, timeoutMs: undefined },
      onEvent: (event) => this.#onHeard(event),
    });
    this.#watchInactivity();
  }

  /** Bytes of the request's body, cut anywhere. */
  onBytes(bytes: Uint8Array): void {
    try {
      for (const frame of this.#reader.push(bytes)) this.#onFrame(frame);
    } catch (thrown) {
      this.#refuse(thrown instanceof Error ? thrown.message : String(thrown));
    }
  }

  stop(): void {
    this.#cancelInactivity();
  }

  /** Each event is a frame within a signed one; an empty signed one is the goodbye. */
  #onFrame({ payload, headers }: Frame): void {
    if (payload.length === 0) {
      void this.#finish();
      return;
    }
    if (headers[':chunk-signature'] !== undefined) throw new Error('The signature of a frame must be bytes.');
    const event = readFrame(payload);
    if (event.headers[':event-type'] !== 'AudioEvent') throw new Error('Only audio events are expected.');
    this.#watchInactivity();
    for (const frame of this.#frames.push(event.payload)) this.#hearing.push(frame);
  }

  #onHeard(event: HearingEvent): void {
    switch (event.type) {
      case 'partial': {
        if (event.text === '' || event.atMs - this.#sentAtMs < PARTIAL_EVERY_MS) return;
        const words = event.text.split(' ').map((word) => ({ word, startS: 0, endS: 0, confidence: 0.8 }));
        this.#send(event.atMs, [this.#toResult({ text: event.text, words }, { ...event, isPartial: true })]);
        return;
      }
      case 'frame':
        if (event.silenceMs > 0 && event.atMs - this.#sentAtMs >= EMPTY_EVERY_MS) this.#send(event.atMs, []);
        return;
      case 'ended':
        if (event.recognition.text !== '') {
          this.#send(event.atMs, [this.#toResult(event.recognition, { ...event, isPartial: false })]);
        }
        this.#resultId = randomUUID();
        return;
      case 'speech':
      case 'settled':
      case 'resumed':
    }
  }

  #toResult(recognition: Recognition, span: { startMs: number; atMs: number; isPartial: boolean }): unknown {
    const { marksStable } = this.#options.request;
    const startS = span.startMs / 1000;
    return {
      ResultId: this.#resultId,
      StartTime: startS,
      EndTime: span.isPartial ? span.atMs / 1000 : startS + (recognition.words.at(-1)?.endS ?? 0),
      IsPartial: span.isPartial,
      ChannelId: 'ch_0',
      Alternatives: [
        {
          Transcript: recognition.text,
          Items: recognition.words.map((word) => ({
            Content: word.word,
            Type: 'pronunciation',
            StartTime: startS + word.startS,
            EndTime: startS + word.endS,
            ...(span.isPartial ? {} : { Confidence: word.confidence }),
            ...(marksStable ? { Stable: !span.isPartial } : {}),
          })),
        },
      ],
    };
  }

  #send(atMs: number, results: readonly unknown[]): void {
    this.#sentAtMs = atMs;
    this.#write(encodeEvent('TranscriptEvent', { Transcript: { Results: results } }));
  }

  #write(frame: Buffer): void {
    const { pipe } = this.#options;
    // The last byte belongs to the checksum.
    if (pipe.garbles) frame.writeUInt8(frame.readUInt8(frame.length - 1) ^ 0xff, frame.length - 1);
    pipe.send(frame);
  }

  async #finish(): Promise<void> {
    this.#hearing.endNow();
    await this.#hearing.idle();
    this.#options.pipe.close(() => this.#options.end());
  }

  #refuse(message: string): void {
    this.#write(encodeException('BadRequestException', { Message: message }));
    this.#options.pipe.close(() => this.#options.end());
  }

  #watchInactivity(): void {
    this.#cancelInactivity();
    this.#cancelInactivity = this.#options.clock.after(INACTIVITY_MS, () => this.#refuse(NO_AUDIO));
  }
}
