import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { decodeMuLaw, encodeMuLaw } from '../audio/mu-law.ts';
import { concatBytes, toFloats, toInt16, toLinear16 } from '../audio/samples.ts';
import { toSoundingText } from '../audio/sounding-text.ts';
import { StreamResampler } from '../audio/stream-resampler.ts';
import type { VoiceStyle } from './voices.ts';

/** espeak-ng always speaks at this rate. */
const VOICE_HZ = 22050;
/** Spoken texts that are kept, and how much sound together. */
const MOST_CACHED_TEXTS = 500;
const MOST_CACHED_BYTES = 64 * 1024 * 1024;

/** Threads that speak side by side: several callers at once wait less for their first word. Each takes about 30 MB. */
export const VOICE_THREADS = Math.min(3, availableParallelism());

export type SpokenEncoding = 'mulaw' | 'linear16';

/** What to say, as whom, in which form. */
export interface SpeechRequest {
  text: string;
  style: VoiceStyle;
  encoding: SpokenEncoding;
  sampleRateHz: number;
}

/** Turns text into sound, piece by piece as it becomes ready. */
export interface Synthesiser {
  speak(request: SpeechRequest): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** A synthesiser over espeak-ng, in threads that are made as soon as all others speak, with a bounded cache of what it said before. */
export function createEspeakSynthesiser(): Synthesiser {
  const cache = new SoundCache();
  const threads = new Set<VoiceThread>();
  const calmest = (): VoiceThread => {
    const [known] = [...threads].sort((one, other) => one.waiting - other.waiting);
    if (known !== undefined && (known.waiting === 0 || threads.size >= VOICE_THREADS)) return known;
    const made = new VoiceThread(() => threads.delete(made));
    threads.add(made);
    return made;
  };
  return {
    async *speak(request) {
      const key = JSON.stringify(request);
      const cached = cache.find(key);
      if (cached !== undefined) {
        yield cached;
        return;
      }
      const pieces: Uint8Array[] = [];
      for await (const piece of encodePieces(calmest().speak(request), request)) {
        pieces.push(piece);
        yield piece;
      }
      cache.keep(key, concatBytes(pieces));
    },
    async close() {
      await Promise.all([...threads].map((thread) => thread.close()));
      threads.clear();
    },
  };
}

/** A synthesiser for load tests: sound that carries its own text, 60 ms per character, without computing. */
export function createSoundingSynthesiser(): Synthesiser {
  return {
    async *speak({ text, encoding, sampleRateHz }) {
      const sound = toSoundingText(text);
      if (sampleRateHz === 8000) yield encoding === 'mulaw' ? sound : toLinear16(decodeMuLaw(sound));
      else yield new Uint8Array(Math.round((sound.length / 8000) * sampleRateHz) * (encoding === 'linear16' ? 2 : 1));
    },
    close: async () => {},
  };
}

async function* encodePieces(pieces: AsyncIterable<Int16Array>, request: SpeechRequest): AsyncIterable<Uint8Array> {
  const resampler = new StreamResampler(VOICE_HZ, request.sampleRateHz);
  const encode = (floats: Float32Array) =>
    request.encoding === 'mulaw' ? encodeMuLaw(toInt16(floats)) : toLinear16(toInt16(floats));
  for await (const piece of pieces) yield encode(resampler.push(toFloats(piece)));
  yield encode(resampler.end());
}

/** Least recently used sounds leave first. */
class SoundCache {
  readonly #sounds = new Map<string, Uint8Array>();
  #bytes = 0;

  find(key: string): Uint8Array | undefined {
    const sound = this.#sounds.get(key);
    if (sound === undefined) return undefined;
    this.#sounds.delete(key);
    this.#sounds.set(key, sound);
    return sound;
  }

  keep(key: string, sound: Uint8Array): void {
    this.#drop(key);
    this.#sounds.set(key, sound);
    this.#bytes += sound.length;
    for (const oldest of this.#sounds.keys()) {
      if (this.#sounds.size <= MOST_CACHED_TEXTS && this.#bytes <= MOST_CACHED_BYTES) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#sounds.get(key)?.length ?? 0;
    this.#sounds.delete(key);
  }
}

const threadReplySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('audio'), ticket: z.number(), samples: z.instanceof(Int16Array) }),
  z.object({ type: z.literal('done'), ticket: z.number() }),
  z.object({ type: z.literal('failed'), ticket: z.number(), message: z.string() }),
]);
type ThreadReply = z.infer<typeof threadReplySchema>;

/** A thread that speaks: one text after the other. */
class VoiceThread {
  readonly #worker = new Worker(new URL('./voice-thread.mjs', import.meta.url));
  readonly #listeners = new Map<number, (reply: ThreadReply) => void>();
  #tickets = 0;

  /** @param onGone called when it has crashed: whoever comes next needs another. */
  constructor(onGone: () => void) {
    this.#worker.unref();
    this.#worker.on('message', (message: unknown) => {
      const reply = threadReplySchema.parse(message);
      this.#listeners.get(reply.ticket)?.(reply);
    });
    this.#worker.on('error', (error) => {
      this.#failAll(error.message);
      onGone();
    });
  }

  /** How many texts it has to speak. */
  get waiting(): number {
    return this.#listeners.size;
  }

  async *speak({ text, style }: SpeechRequest): AsyncIterable<Int16Array> {
    const ticket = ++this.#tickets;
    const replies: ThreadReply[] = [];
    let wake = () => {};
    this.#listeners.set(ticket, (reply) => {
      replies.push(reply);
      wake();
    });
    // Angle brackets would be read as SSML.
    this.#worker.postMessage({ ticket, text: text.replace(/[<>]/g, ' '), ...style });
    try {
      for (;;) {
        const reply = replies.shift();
        if (reply === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        } else if (reply.type === 'audio') yield reply.samples;
        else if (reply.type === 'done') return;
        else throw new Error(`The voice failed: ${reply.message}`);
      }
    } finally {
      this.#listeners.delete(ticket);
    }
  }

  async close(): Promise<void> {
    this.#failAll('closed');
    await this.#worker.terminate();
  }

  #failAll(message: string): void {
    for (const [ticket, listener] of this.#listeners) listener({ type: 'failed', ticket, message });
  }
}
