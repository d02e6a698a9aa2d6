import { MU_LAW_RATE_HZ, MU_LAW_SILENCE } from '@aybiza/providers/audio/mu-law';
import { SpareMemory } from '../../audio/spare-memory.ts';

/** Half a second: a call holds what it needs, not what it could ever need. */
export const PAGE_SAMPLES = MU_LAW_RATE_HZ / 2;

/** Sixteen megabytes: the two sides of a thousand calls. */
const pages = new SpareMemory(PAGE_SAMPLES, 4_000);

/**
 * The caller's side of a recording: a copy of the sound that was not written yet, and where its next sample belongs. Counted in samples of
 * the call.
 */
export class RecordedTrack {
  /** By their place among all; one without sound is not there. */
  readonly #pages = new Map<number, Uint8Array>();
  position = 0;

  put(audio: Uint8Array, at: number): void {
    for (let done = 0; done < audio.length; ) {
      const offset = (at + done) % PAGE_SAMPLES;
      const fits = Math.min(audio.length - done, PAGE_SAMPLES - offset);
      this.#page(Math.floor((at + done) / PAGE_SAMPLES)).set(
        fits === audio.length ? audio : audio.subarray(done, done + fits),
        offset,
      );
      done += fits;
    }
  }

  /** Nothing of a stretch is kept. */
  silence(from: number, to: number): void {
    for (let at = from; at < to; ) {
      const index = Math.floor(at / PAGE_SAMPLES);
      const end = Math.min(to, (index + 1) * PAGE_SAMPLES);
      this.#pages.get(index)?.fill(MU_LAW_SILENCE, at - index * PAGE_SAMPLES, end - index * PAGE_SAMPLES);
      at = end;
    }
  }

  /** The sound of a stretch within one page, to be used at once: its page is free again. Undefined where it is silent. */
  take(from: number, to: number): Uint8Array | undefined {
    const index = Math.floor(from / PAGE_SAMPLES);
    const page = this.#pages.get(index);
    if (to === (index + 1) * PAGE_SAMPLES) this.#free(index);
    return page?.subarray(from - index * PAGE_SAMPLES, to - index * PAGE_SAMPLES);
  }

  #free(index: number): void {
    const page = this.#pages.get(index);
    this.#pages.delete(index);
    if (page !== undefined) pages.free(page);
  }

  #page(index: number): Uint8Array {
    let page = this.#pages.get(index);
    if (page === undefined) {
      page = pages.take().fill(MU_LAW_SILENCE);
      this.#pages.set(index, page);
    }
    return page;
  }
}
