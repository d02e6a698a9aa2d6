import { levelOf } from '../audio/energy.ts';
import { decodeMuLaw, MU_LAW_SILENCE } from '../audio/mu-law.ts';
import { BYTES_PER_MS } from '../audio/telephone.ts';

/** Louder than this is sound; line noise and the silence between sentences lie below. */
const SOUND_DBFS = -50;
/** Quiet for no longer than this is a gap between words, not the end of a segment. */
const LONGEST_PAUSE_MS = 200;
/** A person makes a few segments in a minute; a bound for what clicks for hours. */
const MAX_SEGMENTS = 10_000;

/** A stretch of audible sound; times in ms since answer. */
export interface SoundSegment {
  startMs: number;
  endMs: number;
}

/** One direction of a call, as recorded by the second ear on the line: sound by time since answer. */
export class SoundTrack {
  readonly #maxBytes: number;
  readonly #segments: SoundSegment[] = [];
  #bytes = new Uint8Array(0);
  #length = 0;

  /** @param keptMs how much sound to keep from the start; the times of segments are kept beyond it. */
  constructor(keptMs: number) {
    this.#maxBytes = keptMs * BYTES_PER_MS;
  }

  /** @param atMs whole ms since answer; the frame was heard from then on. Frames of silence need not be given. */
  write(atMs: number, frame: Uint8Array): void {
    this.#keep(atMs * BYTES_PER_MS, frame);
    if (levelOf(frame) < SOUND_DBFS) return;
    const endMs = atMs + frame.length / BYTES_PER_MS;
    const last = this.#segments.at(-1);
    if (last !== undefined && (atMs - last.endMs <= LONGEST_PAUSE_MS || this.#segments.length >= MAX_SEGMENTS)) {
      last.endMs = endMs;
    } else {
      this.#segments.push({ startMs: atMs, endMs });
    }
  }

  get segments(): readonly Readonly<SoundSegment>[] {
    return this.#segments;
  }

  /** The moment of the first sound at or after `ms`, which is `ms` itself while a segment goes on. */
  timeOfFirstSoundAfter(ms: number): number | undefined {
    const segment = this.#segments.find(({ endMs }) => endMs > ms);
    return segment === undefined ? undefined : Math.max(segment.startMs, ms);
  }

  /** Mu-law from one moment to another, silence where nothing was heard. */
  muLaw(fromMs = 0, toMs = this.#length / BYTES_PER_MS): Uint8Array {
    const [from, to] = [fromMs, toMs].map((ms) => Math.max(0, Math.round(ms * BYTES_PER_MS)));
    return this.#bytes.slice(from, Math.min(to ?? 0, this.#length));
  }

  samples(fromMs?: number, toMs?: number): Int16Array {
    return decodeMuLaw(this.muLaw(fromMs, toMs));
  }

  #keep(offset: number, frame: Uint8Array): void {
    const end = offset + frame.length;
    if (offset < 0 || end > this.#maxBytes) return;
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.min(this.#maxBytes, Math.max(end, this.#bytes.length * 2, 16_000)));
      larger.set(this.#bytes);
      larger.fill(MU_LAW_SILENCE, this.#bytes.length);
      this.#bytes = larger;
    }
    this.#bytes.set(frame, offset);
    this.#length = Math.max(this.#length, end);
  }
}
