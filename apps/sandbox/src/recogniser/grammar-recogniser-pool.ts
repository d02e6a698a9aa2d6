import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { buildGrammar, GARBAGE_PREFIX, garbageEntries } from './build-grammar.ts';
import type { GrammarLanguage } from './languages/grammar-language.ts';
import { grammarLanguage } from './languages/languages.ts';
import type { RecognisedWord, Recogniser, RecogniserPool, TelephoneSound } from './recogniser.ts';

/** Sound is decoded in pieces of 100 ms. */
const PIECE_SAMPLES = 800;
/** The gain is set once, from this much sound, and held: a level that moves within a word misleads the decoder. */
const LEVEL_SAMPLES = 3200;
/** The acoustic model knows speech at about this peak; telephone sound comes much louder and much quieter. */
const TARGET_PEAK = 0.3;
const LINE_NOISE = 0.001;
const QUIETEST_PEAK = 0.02;
/** The vendor's own limit is 500 tokens; a grammar beyond this many phrases is slow and confuses. */
const MOST_PHRASES = 200;

const threadReplySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('partial'), slot: z.number(), text: z.string() }),
  z.object({
    type: z.literal('done'),
    ticket: z.number(),
    words: z.array(z.object({ word: z.string(), startS: z.number(), durationS: z.number(), probability: z.number() })),
  }),
  z.object({ type: z.literal('failed'), ticket: z.number().optional(), slot: z.number(), message: z.string() }),
]);
type DecodedWords = Extract<z.infer<typeof threadReplySchema>, { type: 'done' }>['words'];

interface Waiting {
  resolve(words: DecodedWords): void;
  reject(error: Error): void;
}

/** The thread with the decoders, and who waits for which of its answers. */
class DecoderThread {
  readonly #worker = new Worker(new URL('./decoder-thread.mjs', import.meta.url));
  readonly #waiting = new Map<number, Waiting>();
  readonly partialListeners = new Map<number, (text: string) => void>();
  #tickets = 0;
  /** Why it answers no more. */
  #gone: Error | undefined;

  /** @param onGone called when it has crashed: whoever comes next needs another. */
  constructor(onGone: () => void) {
    // A pool that nobody closed must not keep a test run or a script alive.
    this.#worker.unref();
    this.#worker.on('message', (message: unknown) => this.#onReply(threadReplySchema.parse(message)));
    this.#worker.on('error', (error) => {
      this.#rejectAll(error);
      onGone();
    });
  }

  tell(message: Record<string, unknown>): void {
    this.#worker.postMessage(message);
  }

  ask(message: Record<string, unknown>): Promise<DecodedWords> {
    if (this.#gone !== undefined) return Promise.reject(this.#gone);
    const ticket = ++this.#tickets;
    return new Promise((resolve, reject) => {
      this.#waiting.set(ticket, { resolve, reject });
      this.#worker.postMessage({ ...message, ticket });
    });
  }

  async close(): Promise<void> {
    this.#rejectAll(new Error('The recogniser was closed.'));
    await this.#worker.terminate();
  }

  #rejectAll(reason: Error): void {
    this.#gone = reason;
    for (const waiting of this.#waiting.values()) waiting.reject(reason);
    this.#waiting.clear();
  }

  #onReply(reply: z.infer<typeof threadReplySchema>): void {
    if (reply.type === 'partial') {
      this.partialListeners.get(reply.slot)?.(reply.text);
      return;
    }
    if (reply.ticket === undefined) return;
    const waiting = this.#waiting.get(reply.ticket);
    this.#waiting.delete(reply.ticket);
    if (reply.type === 'done') waiting?.resolve(reply.words);
    else waiting?.reject(new Error(reply.message));
  }
}

/** Recognisers over real grammar decoders (about 28 MB each), made when first asked for, at most `limit` at once. */
export function createGrammarRecogniserPool(options: { limit: number }): RecogniserPool {
  let thread: DecoderThread | undefined;
  /** Each with the language that its decoder knows by now. */
  const free: { slot: number; language: GrammarLanguage }[] = [];
  let made = 0;
  return {
    async acquire(tag) {
      const language = grammarLanguage(tag);
      const same = free.findIndex((one) => one.language === language);
      // A decoder learns another language only when no more may be made.
      const [freed] = same >= 0 || made >= options.limit ? free.splice(same, 1) : [];
      const slot = freed?.slot ?? (made < options.limit ? ++made : undefined);
      if (slot === undefined) return undefined;
      thread ??= new DecoderThread(() => {
        thread = undefined;
      });
      return createRecogniser(thread, { slot, language, giveBack: () => free.push({ slot, language }) });
    },
    async close() {
      await thread?.close();
      thread = undefined;
    },
  };
}

interface Slot {
  readonly slot: number;
  /** A decoder knows one at a time. */
  readonly language: GrammarLanguage;
  giveBack(): void;
}

function createRecogniser(thread: DecoderThread, { slot, language, giveBack }: Slot): Recogniser {
  let held: Float32Array[] = [];
  let heldSamples = 0;
  let peak = 0;
  let gain: number | undefined;
  let released = false;
  let isNew = true;
  const flush = () => {
    if (heldSamples === 0) return;
    gain ??= TARGET_PEAK / Math.max(peak, QUIETEST_PEAK);
    thread.tell({ type: 'audio', slot, pcm: amplified(held, heldSamples, gain) });
    held = [];
    heldSamples = 0;
  };
  return {
    async listenFor(phrases) {
      const spoken = [...new Set(phrases.flatMap((phrase) => language.spoken(phrase) ?? []))].slice(0, MOST_PHRASES);
      const words = [...new Set(spoken.flatMap((phrase) => phrase.split(' ')))];
      await thread.ask({
        type: 'grammar',
        slot,
        isNew,
        model: language.model,
        settings: language.decoder,
        grammar: buildGrammar(language, spoken),
        words: [
          ...garbageEntries(language),
          ...language.variants,
          ...words.map((word) => [word, language.pronounce(word)]),
        ],
      });
      isNew = false;
    },
    start(onPartial) {
      held = [];
      heldSamples = 0;
      peak = 0;
      gain = undefined;
      thread.partialListeners.set(slot, (text) => onPartial(cleanText(text.split(' '))));
      thread.tell({ type: 'start', slot });
    },
    write(sound: TelephoneSound) {
      for (const sample of sound.pcm) peak = Math.max(peak, Math.abs(sample));
      held.push(sound.pcm);
      heldSamples += sound.pcm.length;
      if (heldSamples >= (gain === undefined ? LEVEL_SAMPLES : PIECE_SAMPLES)) flush();
    },
    async finish() {
      flush();
      thread.partialListeners.delete(slot);
      const words = joinElisions((await thread.ask({ type: 'finish', slot })).flatMap(toRecognisedWord));
      return { text: words.map((word) => word.word).join(' '), words };
    },
    release() {
      if (released) return;
      released = true;
      thread.partialListeners.delete(slot);
      giveBack();
    },
  };
}

/** Joins pieces at the level the decoder likes, over the faint noise that every real line has: digital silence misleads it. */
function amplified(pieces: readonly Float32Array[], length: number, gain: number): Float32Array {
  const joined = new Float32Array(length);
  let offset = 0;
  let noise = length;
  for (const piece of pieces) {
    for (const sample of piece) {
      // A fixed pseudo-random sequence: the same sound is always understood in the same way.
      noise = (Math.imul(noise, 1103515245) + 12345) & 0x7fffffff;
      joined[offset++] = sample * gain + (noise / 0x7fffffff - 0.5) * LINE_NOISE;
    }
  }
  return joined;
}

/** The word as people write it; undefined for what is not one. */
function cleanWord(word: string): string | undefined {
  // `<sil>`, `[NOISE]`, `(NULL)` (a step of the grammar without a word) and garbage phones.
  if (word.startsWith(GARBAGE_PREFIX) || /^[<[(]/.test(word) || word === '') return undefined;
  return word.replace(/\(\d+\)$/, '').replace(/^([ap])\.m\.$/, '$1m');
}

function cleanText(words: readonly string[]): string {
  const text = words.flatMap((word) => cleanWord(word) ?? []).join(' ');
  return text.replaceAll(ELIDED, "'");
}

/** French writes “j'aimerais” as one word, which the dictionary has as two. */
const ELIDED = /(?<=\p{L})' /gu;

function joinElisions(words: readonly RecognisedWord[]): RecognisedWord[] {
  const joined: RecognisedWord[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before?.word.endsWith("'") !== true) joined.push(word);
    else joined.splice(-1, 1, { ...word, word: before.word + word.word, startS: before.startS });
  }
  return joined;
}

function toRecognisedWord(decoded: DecodedWords[number]): RecognisedWord[] {
  const word = cleanWord(decoded.word);
  if (word === undefined) return [];
  // The decoder's posterior is a very small number per word; squeezed into the range that the vendor reports.
  const confidence = Math.max(0.5, Math.min(0.99, 0.7 + decoded.probability * 0.29));
  return [{ word, startS: decoded.startS, endS: decoded.startS + decoded.durationS, confidence }];
}
