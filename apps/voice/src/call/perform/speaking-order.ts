/** Words or a sound to be begun, once what is said before has its sound. */
export interface Utterance {
  readonly speech: number;
  /** Where its sound comes from: a voice, or a sound of its own. What comes from one place comes in order by itself. */
  readonly lane: string;
  begin(): void;
}

/** In which order things are heard: what comes from elsewhere waits until everything before it has its sound. */
export class SpeakingOrder {
  /** Speeches whose sound is not all there yet. */
  readonly #unfinished = new Set<number>();
  #waiting: Utterance[] = [];
  #lane = '';

  /** Everything that was begun has its sound. */
  get isIdle(): boolean {
    return this.#unfinished.size === 0;
  }

  /** Begins it now, or in its turn. */
  add(next: Utterance): void {
    if (this.#waiting.length > 0 || this.#mustWait(next)) this.#waiting.push(next);
    else this.#begin(next);
  }

  begun(speech: number): void {
    this.#unfinished.add(speech);
  }

  /** All of its sound is there. */
  finished(speech: number): void {
    this.#unfinished.delete(speech);
  }

  /** Begins what waited for what has finished. */
  goOn(): void {
    for (let [next] = this.#waiting; next !== undefined; [next] = this.#waiting) {
      if (this.#mustWait(next)) return;
      this.#waiting.shift();
      this.#begin(next);
    }
  }

  /**
   * Their sound will not come. What waits behind them is given up too, or it would be heard before them when they are said again.
   * Gives all of it, in order.
   */
  lost(speeches: readonly number[]): readonly number[] {
    for (const speech of speeches) this.#unfinished.delete(speech);
    const behind = this.#waiting.splice(0).map(({ speech }) => speech);
    return [...new Set([...speeches, ...behind])];
  }

  /** Nothing of it is to be heard. */
  clear(): void {
    this.#unfinished.clear();
    this.#waiting = [];
  }

  #mustWait({ lane }: Utterance): boolean {
    return !this.isIdle && lane !== this.#lane;
  }

  #begin(next: Utterance): void {
    this.#lane = next.lane;
    next.begin();
  }
}
