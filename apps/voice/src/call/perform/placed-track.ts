import { MU_LAW_SILENCE } from '@aybiza/providers/audio/mu-law';
import { PAGE_SAMPLES } from './recorded-track.ts';

interface Placed {
  readonly at: number;
  readonly audio: Uint8Array;
}

/** What `take` gives out: used before anything else is taken. */
const shared = new Uint8Array(PAGE_SAMPLES);

/**
 * The agent's side of a recording: sound that lies elsewhere anyhow until it was heard, so it is only noted where it belongs. Counted in
 * samples of the call.
 */
export class PlacedTrack {
  /** In order, one behind the other. */
  #placed: Placed[] = [];
  position = 0;

  /** @param audio must not change afterwards */
  put(audio: Uint8Array, at: number): void {
    this.#placed.push({ at, audio });
  }

  /** From there on it is silent again. */
  cut(from: number): void {
    this.#placed = this.#placed
      .filter(({ at }) => at < from)
      .map(({ at, audio }) => ({ at, audio: audio.subarray(0, from - at) }));
    this.position = Math.min(this.position, from);
  }

  /** The sound of a stretch of up to `PAGE_SAMPLES`, to be used at once; what lies before it is forgotten. Undefined where it is silent. */
  take(from: number, to: number): Uint8Array | undefined {
    const isThere = this.#placed.some(({ at, audio }) => at < to && at + audio.length > from);
    if (isThere) {
      shared.fill(MU_LAW_SILENCE);
      for (const { at, audio } of this.#placed) {
        const [begin, end] = [Math.max(at, from), Math.min(at + audio.length, to)];
        if (begin < end) shared.set(audio.subarray(begin - at, end - at), begin - from);
      }
    }
    this.#placed = this.#placed.filter(({ at, audio }) => at + audio.length > to);
    return isThere ? shared.subarray(0, to - from) : undefined;
  }
}
