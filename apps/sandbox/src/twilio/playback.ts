import { MU_LAW_SILENCE } from '../audio/mu-law.ts';
import { BYTES_PER_MS } from '../audio/telephone.ts';

/** Twilio discards what goes beyond ten minutes (warning 31931). */
const MAX_BUFFERED_BYTES = 10 * 60 * 1000 * BYTES_PER_MS;
/** Twilio names no limit; a runtime that has so many marks unplayed is broken. */
const MAX_PENDING = 100_000;
/** Dry for longer than this between two sounds was a pause between turns, not a gap in an utterance. */
const LONGEST_GAP_MS = 500;

/** The times when sound ran out and went on shortly after: what a caller hears as stutter. */
export interface Underruns {
  count: number;
  totalMs: number;
}

type Queued = { type: 'sound'; bytes: Uint8Array; played: number } | { type: 'mark'; name: string };

/**
 * What waits to be played to the caller. Knows no clock: `advance` plays as much as it is given room for.
 * A mark is reached when all that was queued before it has been played; at once if there is nothing.
 */
export class Playback {
  readonly #queue: Queued[] = [];
  #reached: string[] = [];
  #bufferedBytes = 0;
  /** Bytes of silence since the last sound; undefined before the first and after a clear. */
  #dryBytes: number | undefined;
  readonly #underruns: Underruns = { count: 0, totalMs: 0 };

  /** Takes mu-law of any length; false if the buffer is full and it was discarded. */
  push(bytes: Uint8Array): boolean {
    if (this.#bufferedBytes + bytes.length > MAX_BUFFERED_BYTES || this.#queue.length >= MAX_PENDING) return false;
    if (bytes.length === 0) return true;
    this.#countGap();
    this.#queue.push({ type: 'sound', bytes, played: 0 });
    this.#bufferedBytes += bytes.length;
    return true;
  }

  /** False if there are too many marks waiting; it is then never reached. */
  mark(name: string): boolean {
    if (this.#queue.length >= MAX_PENDING || this.#reached.length >= MAX_PENDING) return false;
    if (this.#queue.length === 0) this.#reached.push(name);
    else this.#queue.push({ type: 'mark', name });
    return true;
  }

  /** Throws everything away; the marks that were waiting count as reached. Returns the lost sound in ms. */
  clear(): number {
    const lostMs = this.bufferedMs;
    for (const item of this.#queue) if (item.type === 'mark') this.#reached.push(item.name);
    this.#queue.length = 0;
    this.#bufferedBytes = 0;
    this.#dryBytes = undefined;
    return lostMs;
  }

  /** Plays on for the length of `frame` and fills it, with silence where there is no sound. Returns the bytes of sound. */
  advance(frame: Uint8Array): number {
    let filled = 0;
    for (let head = this.#queue[0]; head !== undefined; head = this.#queue[0]) {
      if (head.type === 'mark') {
        this.#reached.push(head.name);
      } else {
        const taken = head.bytes.subarray(head.played, head.played + frame.length - filled);
        frame.set(taken, filled);
        filled += taken.length;
        head.played += taken.length;
        if (head.played < head.bytes.length) break;
      }
      this.#queue.shift();
    }
    this.#bufferedBytes -= filled;
    if (filled > 0) this.#dryBytes = 0;
    if (filled < frame.length) {
      frame.fill(MU_LAW_SILENCE, filled);
      if (this.#dryBytes !== undefined) this.#dryBytes += frame.length - filled;
    }
    return filled;
  }

  /** The marks reached since it was last asked, in order. */
  takeReached(): readonly string[] {
    const reached = this.#reached;
    if (reached.length > 0) this.#reached = [];
    return reached;
  }

  get bufferedMs(): number {
    return this.#bufferedBytes / BYTES_PER_MS;
  }

  get underruns(): Readonly<Underruns> {
    return this.#underruns;
  }

  #countGap(): void {
    const gapMs = (this.#dryBytes ?? 0) / BYTES_PER_MS;
    if (this.#bufferedBytes === 0 && gapMs > 0 && gapMs <= LONGEST_GAP_MS) {
      this.#underruns.count += 1;
      this.#underruns.totalMs += gapMs;
    }
    this.#dryBytes = this.#dryBytes === undefined ? undefined : 0;
  }
}
