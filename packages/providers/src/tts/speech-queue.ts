/** Text of one speech that waits to be spoken. */
export interface QueuedSpeech {
  speechId: string;
  text: string;
}

/** More than twenty minutes of speech: something is talking without end. */
const MAX_WAITING_CHARACTERS = 20_000;

/** What becomes of text that is to be spoken: `empty` has no sound, and too much of it waits when the queue is `full`. */
export type Queued = 'waiting' | 'empty' | 'full';

/** What is wrong when the queue is full. */
export const QUEUE_FULL = `more than ${MAX_WAITING_CHARACTERS} characters wait`;

/** Speeches in the order of their first text. Pieces of one speech are joined: each flush is counted by the vendor. */
export class SpeechQueue {
  readonly #cut: (text: string) => string;
  #speeches: QueuedSpeech[] = [];

  /** @param cut how much of a text, from its beginning, is handed out at once; never nothing. */
  constructor(cut: (text: string) => string) {
    this.#cut = cut;
  }

  get isEmpty(): boolean {
    return this.#speeches.length === 0;
  }

  /** All characters that wait. */
  get length(): number {
    return this.#speeches.reduce((sum, speech) => sum + speech.text.length, 0);
  }

  has(speechId: string): boolean {
    return this.#speeches.some((speech) => speech.speechId === speechId);
  }

  /**
   * Adds text to its speech. Further text of the one that is being spoken comes before all other speeches, after what already waits
   * of it.
   */
  add(speech: QueuedSpeech, beingSpoken?: string): Queued {
    const isBeingSpoken = speech.speechId === beingSpoken;
    const waiting = this.#speeches.find(({ speechId }) => speechId === speech.speechId);
    if (speech.text.trim() === '' && !isBeingSpoken && waiting === undefined) return 'empty';
    if (waiting !== undefined) waiting.text += speech.text;
    else if (isBeingSpoken) this.#speeches.unshift({ ...speech });
    else this.#speeches.push({ ...speech });
    return this.length > MAX_WAITING_CHARACTERS ? 'full' : 'waiting';
  }

  /** Puts back what was taken last. */
  putBack(speech: QueuedSpeech): void {
    const [first] = this.#speeches;
    if (first?.speechId === speech.speechId) first.text = speech.text + first.text;
    else this.#speeches.unshift({ ...speech });
  }

  /** As much of the first speech as may be sent at once. */
  take(): QueuedSpeech | undefined {
    const [first] = this.#speeches;
    if (first === undefined) return undefined;
    const text = this.#cut(first.text);
    const taken = { speechId: first.speechId, text };
    if (text.length === first.text.length) this.#speeches.shift();
    else first.text = first.text.slice(text.length);
    return taken;
  }

  /** Empties the queue; returns whose speeches were in it. */
  clear(): string[] {
    const speechIds = this.#speeches.map((speech) => speech.speechId);
    this.#speeches = [];
    return speechIds;
  }
}
