import { durationMs, SPEECH_LEVEL, sumOfLevels } from '@aybiza/providers/audio/mu-law';

const FRAME_BYTES = 160;
/** Shorter than this is the gap between two words, or inside one (stop consonants are quiet for up to 100 ms). */
const SHORTEST_PAUSE_MS = 140;

/** From when to when nothing is said, in ms from the beginning of the sound. */
export interface Pause {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Finds the pauses of a speech while it is made: where one clause ends and the next has not begun. μ-law at 8 kHz, looked at in frames of
 * 20 ms; each byte once, however often the pauses are asked for.
 */
export class PauseFinder {
  readonly #pauses: Pause[] = [];
  #bytes = 0;
  /** Of the frame that is not complete yet. */
  #sum = 0;
  /** Where what is quiet now began, in bytes. */
  #quietFrom = 0;

  /** Takes the next sound, of any length. */
  add(audio: Uint8Array): void {
    for (let from = 0; from < audio.length; ) {
      const inFrame = this.#bytes % FRAME_BYTES;
      const to = Math.min(audio.length, from + FRAME_BYTES - inFrame);
      this.#sum += sumOfLevels(audio, from, to);
      this.#bytes += to - from;
      from = to;
      if (this.#bytes % FRAME_BYTES === 0) this.#frame(FRAME_BYTES);
    }
  }

  /** The pauses so far, in order; one at the very end counts as well. */
  get pauses(): Pause[] {
    const rest = this.#bytes % FRAME_BYTES;
    if (rest > 0 && this.#sum / rest >= SPEECH_LEVEL)
      return withPause(this.#pauses, this.#quietFrom, this.#bytes - rest);
    return withPause(this.#pauses, this.#quietFrom, this.#bytes);
  }

  #frame(bytes: number): void {
    const isQuiet = this.#sum / bytes < SPEECH_LEVEL;
    this.#sum = 0;
    if (isQuiet) return;
    const pause = toPause(this.#quietFrom, this.#bytes - bytes);
    if (pause !== null) this.#pauses.push(pause);
    this.#quietFrom = this.#bytes;
  }
}

function withPause(pauses: readonly Pause[], from: number, to: number): Pause[] {
  const last = toPause(from, to);
  return last === null ? [...pauses] : [...pauses, last];
}

function toPause(from: number, to: number): Pause | null {
  const fromMs = durationMs(from);
  const toMs = durationMs(to);
  return toMs - fromMs >= SHORTEST_PAUSE_MS ? { fromMs, toMs } : null;
}
