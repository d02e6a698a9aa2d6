import { createHash } from 'node:crypto';
import { type StaticPrompt, staticPrompts } from '@aybiza/dialogue';
import { errorMessage } from '@aybiza/foundation/errors';
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

/** Works behind the calls, one text after the other. */
export function createPromptStudio(options: PromptStudioOptions): PromptStudio {
  const known = new WeakSet<Statechart>();
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
  };
}

async function record(statechart: Statechart, options: PromptStudioOptions): Promise<void> {
  const { prompts, storage, tts, signal, scope = '' } = options;
  const booths = new Map<string, Booth>();
  try {
    for (const prompt of staticPrompts(statechart).slice(0, MAX_PROMPTS)) {
      const voice = prompt.voice ?? statechart.settings.voice;
      if (signal.aborted || prompts.get(voice, prompt.text) !== undefined) continue;
      const key = keyOf(scope === '' ? voice : `${scope}\n${voice}`, prompt);
      // A disk that cannot be read costs the vendor's time, nothing else.
      const kept = await storage.get(key).catch(() => undefined);
      if (kept !== undefined) {
        prompts.put(voice, prompt.text, kept);
        continue;
      }
      const booth = booths.get(voice) ?? new Booth(tts, voice, signal);
      booths.set(voice, booth);
      const audio = await booth.record(prompt.text);
      prompts.put(voice, prompt.text, audio);
      await storage.put(key, audio).catch(() => undefined);
    }
  } finally {
    await Promise.all([...booths.values()].map((booth) => booth.close()));
  }
}

function keyOf(voice: string, { text }: StaticPrompt): string {
  return `prompts/${createHash('sha256').update(`${voice}\n${text}`).digest('hex')}.ulaw`;
}

/** A connection to the vendor for one voice, asked for one text at a time. */
class Booth {
  readonly #stream: TtsStream;
  #pieces: Uint8Array[] = [];
  #count = 0;
  #standIn: string | null = null;
  #settle: { done(audio: Uint8Array): void; failed(error: unknown): void } | null = null;

  constructor(tts: TextToSpeech, voice: string, signal: AbortSignal) {
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
    });
    this.#stream.speak(String(this.#count), text);
    return recorded;
  }

  close(): Promise<void> {
    return this.#stream.close();
  }

  #onEvent(event: TtsEvent): void {
    if (event.type === 'audio') this.#pieces.push(event.chunk);
    else if (event.type === 'done' && this.#standIn !== null)
      this.#settle?.failed(new Error(`${this.#standIn} speaks in place of the voice`));
    else if (event.type === 'done') this.#settle?.done(Buffer.concat(this.#pieces));
    else if (event.type === 'failed') this.#settle?.failed(event.error);
  }
}
