/** Text of one speech that waits to be spoken. */
export interface QueuedSpeech {
  speechId: string;
  text: string;
}

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

  add(speech: QueuedSpeech): void {
    const waiting = this.#speeches.find(({ speechId }) => speechId === speech.speechId);
    if (waiting === undefined) this.#speeches.push({ ...speech });
    else waiting.text += speech.text;
  }

  /** For the speech being spoken: its further text comes before all other speeches, after what already waits of it. */
  addToFirst(speech: QueuedSpeech): void {
    if (this.has(speech.speechId)) this.add(speech);
    else this.#speeches.unshift({ ...speech });
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
