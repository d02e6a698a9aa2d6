import { createHash } from 'node:crypto';
import { staticPrompts } from '@aybiza/dialogue';
import { AppError, errorMessage } from '@aybiza/foundation/errors';
import type { Logger } from '@aybiza/foundation/logger';
import type { TextToSpeech, TtsEvent, TtsStream } from '@aybiza/providers/tts/port';
import type { Statechart } from '@aybiza/statechart';
import type { Storage } from '@aybiza/storage';
import type { PromptStudio } from './call/call-world.ts';
import type { PromptCache } from './call/perform/prompt-cache.ts';

/** What a flow says first is worth most; a flow with more texts than this says the rest too rarely. */
const MAX_PROMPTS = 100;

export interface PromptStudioOptions {
  readonly tts: TextToSpeech;
  readonly prompts: PromptCache;
  /** Sound is kept here by what it says and in whose voice, so that no process and no restart makes it again. */
  readonly storage: Storage;
  readonly logger: Logger;
  /** Whose sound it is, where another vendor has voices of the same names. */
  readonly scope?: string;
  /** Aborted when the process ends. */
  readonly signal: AbortSignal;
}

/** So many may be waited for at once; whoever comes then asks again. */
const MOST_HEARD_AT_ONCE = 4;
/** For one text, however long: a vendor that has said nothing by then will not. */
const HEARD_WITHIN_MS = 30_000;

/** Everybody who may wait for a sound does. */
export class StudioBusyError extends AppError {
  constructor() {
    super('the studio is busy', { code: 'STUDIO_BUSY', retryable: true, expose: true });
  }
}

/** Works behind the calls, one text after the other; what somebody waits for beside it. */
export function createPromptStudio(options: PromptStudioOptions): PromptStudio {
  const known = new WeakSet<Statechart>();
  const heard = new Map<string, Promise<Uint8Array>>();
  let work = Promise.resolve();
  return {
    prepare(statechart) {
      if (known.has(statechart)) return;
      known.add(statechart);
      work = work
        .then(() => record(statechart, options))
        .catch((error: unknown) => {
          // The next call tries again; until then the voice speaks as it is asked.
          known.delete(statechart);
          if (!options.signal.aborted) options.logger.warn({ err: errorMessage(error) }, 'prompts not prepared');
        });
    },
    hear(prompt) {
      const key = keyOf(prompt, options);
      const underWay = heard.get(key);
      if (underWay !== undefined) return underWay;
      if (heard.size >= MOST_HEARD_AT_ONCE) return Promise.reject(new StudioBusyError());
      const sound = hearOne(prompt, options).finally(() => heard.delete(key));
      heard.set(key, sound);
      return sound;
    },
  };
}

async function record(statechart: Statechart, options: PromptStudioOptions): Promise<void> {
  const { prompts, tts, signal } = options;
  const booths = new Map<string, Booth>();
  try {
    for (const { text, voice = statechart.settings.voice } of staticPrompts(statechart).slice(0, MAX_PROMPTS)) {
      if (signal.aborted || prompts.get(voice, text) !== undefined) continue;
      await soundOf({ voice, text }, options, (sought) => {
        const booth = booths.get(sought) ?? new Booth(tts, sought, signal);
        booths.set(sought, booth);
        return booth;
      });
    }
  } finally {
    await Promise.all([...booths.values()].map((booth) => booth.close()));
  }
}

async function hearOne(prompt: Prompt, options: PromptStudioOptions): Promise<Uint8Array> {
  let booth: Booth | undefined;
  try {
    return await soundOf(prompt, options, (voice) => {
      booth = new Booth(options.tts, voice, AbortSignal.any([options.signal, AbortSignal.timeout(HEARD_WITHIN_MS)]));
      return booth;
    });
  } finally {
    await booth?.close();
  }
}

interface Prompt {
  readonly voice: string;
  readonly text: string;
}

/** Kept sound, here or where all processes keep it; else it is made, and kept. */
async function soundOf(
  prompt: Prompt,
  options: PromptStudioOptions,
  boothFor: (voice: string) => Booth,
): Promise<Uint8Array> {
  const { prompts, storage } = options;
  const { voice, text } = prompt;
  const known = prompts.get(voice, text);
  if (known !== undefined) return known;
  const key = keyOf(prompt, options);
  // A disk that cannot be read costs the vendor's time, nothing else.
  const kept = await storage.get(key).catch(() => undefined);
  const audio = kept ?? (await boothFor(voice).record(text));
  prompts.put(voice, text, audio);
  if (kept === undefined) await storage.put(key, audio).catch(() => undefined);
  return audio;
}

function keyOf({ voice, text }: Prompt, { scope = '' }: PromptStudioOptions): string {
  const spoken = scope === '' ? `${voice}\n${text}` : `${scope}\n${voice}\n${text}`;
  return `prompts/${createHash('sha256').update(spoken).digest('hex')}.ulaw`;
}

/** A connection to the vendor for one voice, asked for one text at a time. */
class Booth {
  readonly #stream: TtsStream;
  readonly #signal: AbortSignal;
  #pieces: Uint8Array[] = [];
  #count = 0;
  #standIn: string | null = null;
  #settle: { done(audio: Uint8Array): void; failed(error: unknown): void } | null = null;

  constructor(tts: TextToSpeech, voice: string, signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.#onAbort, { once: true });
    this.#stream = tts.open({
      voice,
      encoding: 'mulaw',
      sampleRateHz: 8_000,
      signal,
      onEvent: (event) => this.#onEvent(event),
      // Its sound would be kept, and heard for ever, under the name of a voice that it is not.
      onStandIn: (vendor) => {
        this.#standIn = vendor;
      },
    });
  }

  record(text: string): Promise<Uint8Array> {
    this.#pieces = [];
    this.#count += 1;
    const recorded = new Promise<Uint8Array>((done, failed) => {
      this.#settle = { done, failed };
      if (this.#signal.aborted) this.#onAbort();
    });
    this.#stream.speak(String(this.#count), text);
    return recorded;
  }

  close(): Promise<void> {
    this.#signal.removeEventListener('abort', this.#onAbort);
    return this.#stream.close();
  }

  /** Nothing follows from a stream that is aborted. */
  readonly #onAbort = () => this.#settle?.failed(this.#signal.reason);

  #onEvent(event: TtsEvent): void {
    if (event.type === 'audio') this.#pieces.push(event.chunk);
    else if (event.type === 'done' && this.#standIn !== null)
      this.#settle?.failed(new Error(`${this.#standIn} speaks in place of the voice`));
    else if (event.type === 'done') this.#settle?.done(Buffer.concat(this.#pieces));
    else if (event.type === 'failed') this.#settle?.failed(event.error);
  }
}
