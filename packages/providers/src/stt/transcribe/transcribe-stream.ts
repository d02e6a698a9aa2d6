import {
  StartStreamTranscriptionCommand,
  type TranscribeStreamingClient,
  type TranscriptResultStream,
} from '@aws-sdk/client-transcribe-streaming';
import type { Clock } from '@aybiza/foundation/clock';
import { z } from 'zod';
import { decodeMuLaw, meanLevel, SPEECH_LEVEL } from '../../audio/mu-law.ts';
import type { AwsAccount } from '../../aws/aws-account.ts';
import type { ProviderError } from '../../provider-error.ts';
import type { SttEvent, SttExpectation, SttOptions, SttStream } from '../port.ts';
import { AudioFeed, CHUNK_MS } from './audio-feed.ts';
import { toLanguageCode } from './to-language-code.ts';
import { toTranscribeError, transcribeError } from './transcribe-error.ts';
import { TranscribeTurns } from './transcribe-turns.ts';

/** As for every vendor of speech: time is left to say something before a caller has heard nothing for 2 s. */
const CONNECT_TIMEOUT_MS = 1500;
const CLOSE_TIMEOUT_MS = 2000;
/** How often the vendor's silence is noticed, in ms: the stall and this together stay within 2 s. */
const TICK_MS = 250;
/** Sound that has not come for so long is missing, in ms; the service ends a stream that gets none for 15 s. */
const STARVED_MS = 500;
/** The longest silence put in at once for audio that did not come, in ms. */
const MAX_SILENCE_MS = 1000;

const responseSchema = z.object({ statusCode: z.literal(200) });

export interface TranscribeOptions extends AwsAccount {
  clock: Clock;
  /** A custom vocabulary of the account; the only counterpart of keyterms. */
  vocabularyName?: string;
  /** The caller's voice sent, and time passed, without any event before the stream counts as stalled, in ms. Default 1500. */
  stallMs?: number;
}

type Phase = 'connecting' | 'open' | 'closing' | 'over';

/** The life of one recognition: request, audio on its way, stalls, the goodbye. */
export class TranscribeStream implements SttStream {
  readonly #options: SttOptions;
  readonly #setup: TranscribeOptions & { client: TranscribeStreamingClient };
  readonly #feed: AudioFeed;
  readonly #turns: TranscribeTurns;
  readonly #bytesPerMs: number;
  readonly #abort = new AbortController();
  readonly #onAbort = (): void => this.#leave();
  readonly #closed: Promise<void>;
  #settleClosed: () => void = () => {};
  #phase: Phase = 'connecting';
  #messageAt = 0;
  /** The caller's voice since the last message, in ms. */
  #unansweredMs = 0;
  #audioAt: number;
  #cancelTimer: () => void = () => {};

  constructor(options: SttOptions, setup: TranscribeOptions & { client: TranscribeStreamingClient }) {
    const { clock } = setup;
    this.#options = options;
    this.#setup = setup;
    this.#bytesPerMs = (options.sampleRateHz / 1000) * (options.encoding === 'mulaw' ? 1 : 2);
    const toPcm = options.encoding === 'mulaw' ? muLawToPcm : (audio: Uint8Array) => audio;
    this.#feed = new AudioFeed({ clock, bytesPerMs: this.#bytesPerMs, toPcm });
    this.#turns = new TranscribeTurns(
      { clock, emit: (event) => this.#emit(event), sentMs: () => this.#feed.sentMs },
      options.profile,
    );
    this.#audioAt = clock.now();
    this.#closed = new Promise((resolve) => {
      this.#settleClosed = resolve;
    });
    if (options.signal.aborted) {
      this.#leave();
      return;
    }
    options.signal.addEventListener('abort', this.#onAbort, { once: true });
    this.#arm(CONNECT_TIMEOUT_MS, () => this.#timeOut(`did not answer within ${CONNECT_TIMEOUT_MS} ms`));
    void this.#run();
  }

  get batchMs(): number {
    return CHUNK_MS;
  }

  get droppedMs(): number {
    return this.#feed.droppedMs;
  }

  write(audio: Uint8Array): void {
    if (this.#phase === 'closing' || this.#phase === 'over') return;
    this.#audioAt = this.#setup.clock.now();
    this.#feed.add(audio);
    // Nothing is due to come of silence.
    if (this.#phase === 'open' && this.#isVoice(audio)) this.#unansweredMs += audio.length / this.#bytesPerMs;
  }

  configure({ profile }: SttExpectation): void {
    this.#turns.configure(profile);
  }

  close(): Promise<void> {
    if (this.#phase === 'connecting') {
      this.#phase = 'closing';
      queueMicrotask(() => this.#finish({ type: 'closed' }));
    } else if (this.#phase === 'open') {
      this.#phase = 'closing';
      this.#feed.end();
      this.#arm(CLOSE_TIMEOUT_MS, () => this.#finish({ type: 'closed' }));
    }
    return this.#closed;
  }

  /** Never rejects. */
  async #run(): Promise<void> {
    try {
      const results = await this.#start();
      if (results === undefined) throw transcribeError('PROVIDER_PROTOCOL', 'Transcribe answered without a stream');
      for await (const event of results) this.#receive(event);
      // Over HTTP/2 the SDK reports a lost connection as an orderly end.
      if (this.#phase === 'closing') this.#finish({ type: 'closed' });
      else this.#fail(transcribeError('PROVIDER_UNREACHABLE', 'Transcribe ended the stream'));
    } catch (thrown) {
      if (this.#phase === 'closing') this.#finish({ type: 'closed' });
      else this.#fail(toTranscribeError(thrown));
    }
  }

  /** Settles with the first event. That the request was taken is known before, from the answer's head. */
  async #start(): Promise<AsyncIterable<TranscriptResultStream> | undefined> {
    const { language, sampleRateHz } = this.#options;
    const languageCode = toLanguageCode(language);
    if (languageCode === undefined) {
      throw transcribeError('PROVIDER_INVALID_REQUEST', `Transcribe does not hear the language ${language}`);
    }
    const { client, vocabularyName } = this.#setup;
    const command = new StartStreamTranscriptionCommand({
      LanguageCode: languageCode,
      // Also taken: μ-law. But that came late, and this is for the moment in which nothing else may fail.
      MediaEncoding: 'pcm',
      MediaSampleRateHertz: sampleRateHz,
      EnablePartialResultsStabilization: true,
      PartialResultsStability: 'high',
      ...(vocabularyName === undefined ? {} : { VocabularyName: vocabularyName }),
      AudioStream: this.#feed.stream(),
    });
    command.middlewareStack.add(
      (next) => async (args) => {
        const output = await next(args);
        if (responseSchema.safeParse(output.response).success) this.#opened();
        return output;
      },
      { step: 'deserialize', priority: 'low' },
    );
    const { TranscriptResultStream: results } = await client.send(command, { abortSignal: this.#abort.signal });
    return results;
  }

  #opened(): void {
    if (this.#phase !== 'connecting') return;
    this.#phase = 'open';
    this.#messageAt = this.#setup.clock.now();
    this.#arm(TICK_MS, () => this.#tick());
    this.#emit({ type: 'opened' });
  }

  #receive(event: TranscriptResultStream): void {
    if (this.#phase === 'over') return;
    this.#messageAt = this.#setup.clock.now();
    this.#unansweredMs = 0;
    this.#turns.receive(event.TranscriptEvent?.Transcript?.Results ?? []);
  }

  #tick(): void {
    if (this.#phase !== 'open') return;
    this.#arm(TICK_MS, () => this.#tick());
    const { clock, stallMs = 1500 } = this.#setup;
    const now = clock.now();
    // Both: audio saved up before the connection was open goes out faster than it can be answered.
    if (this.#unansweredMs >= stallMs && now - this.#messageAt >= stallMs) {
      this.#timeOut(`sent nothing for ${stallMs} ms of voice`);
    } else if (now - this.#audioAt >= STARVED_MS) {
      const missingBytes = Math.min(now - this.#audioAt, MAX_SILENCE_MS) * this.#bytesPerMs;
      this.#feed.add(new Uint8Array(missingBytes).fill(this.#options.encoding === 'mulaw' ? 0xff : 0));
      this.#audioAt = now;
    }
  }

  #isVoice(audio: Uint8Array): boolean {
    return this.#options.encoding !== 'mulaw' || meanLevel(audio) > SPEECH_LEVEL;
  }

  #emit(event: SttEvent): void {
    if (this.#phase !== 'over') this.#options.onEvent(event);
  }

  #timeOut(what: string): void {
    this.#fail(transcribeError('PROVIDER_TIMEOUT', `Transcribe ${what}`));
  }

  #fail(error: ProviderError): void {
    this.#finish({ type: 'failed', error });
  }

  #finish(last: SttEvent): void {
    if (this.#phase === 'over') return;
    // After a failure the turn is not over: another recogniser may hear the rest of it.
    if (last.type === 'closed') this.#turns.finish();
    this.#leave();
    // The call may have ended over the turn just reported.
    if (!this.#options.signal.aborted) this.#options.onEvent(last);
  }

  /** Ends everything without a word. */
  #leave(): void {
    this.#phase = 'over';
    this.#turns.stop();
    this.#cancelTimer();
    this.#feed.abandon();
    this.#abort.abort();
    this.#options.signal.removeEventListener('abort', this.#onAbort);
    this.#settleClosed();
  }

  #arm(delayMs: number, callback: () => void): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#setup.clock.after(delayMs, callback);
  }
}

/** 16-bit samples, low byte first as on every machine that Node.js runs on. */
function muLawToPcm(audio: Uint8Array): Uint8Array {
  const { buffer } = decodeMuLaw(audio);
  return new Uint8Array(buffer);
}
