import { MU_LAW_RATE_HZ, sumOfLevels } from '@aybiza/providers/audio/mu-law';

const FRAME_MS = 20;
/** What is judged at a time: 20 ms of μ-law. */
export const FRAME_BYTES = (FRAME_MS * MU_LAW_RATE_HZ) / 1000;

/** Below this a line is quiet whatever it compares with: about -46 dB below full scale. */
const QUIET_LEVEL = 160;
/** Voice stands out from the line by this much (about 10 dB) … */
const ONSET_FACTOR = 3;
/** … and once it is there, a weaker sound still belongs to it (about 5 dB). */
const END_FACTOR = 1.8;

/** So many loud frames among the last `WATCHED_FRAMES` are an onset: 80 ms at the soonest, 120 ms at the latest. A click has fewer. */
const ONSET_FRAMES = 4;
const WATCHED_FRAMES = 6;
/** Longer than the closure of a `p` or `t`, shorter than a pause for breath. */
const END_FRAMES = 12;

/**
 * The noise of a line is its quietest frame within this time: people pause more often, a machine or music does not. So steady noise
 * opens the gate for four seconds at most, and a noise that stops is forgotten at once.
 */
const FLOOR_FRAMES = 200;
const FLOOR_PARTS = 8;

export type GateChange = 'onset' | 'end';

/**
 * Tells when somebody begins and ends to make sound on a line, from the energy of its μ-law alone, at a few microseconds a second of
 * sound: always on, for every call. It hears a voice and a barking dog alike: who must know words asks the recogniser.
 */
export class EnergyGate {
  #isOpen = false;
  /** Of the frame that is not complete yet. */
  #sum = 0;
  #bytes = 0;
  #levels = 0;
  /** One bit for each of the last frames, the newest lowest. */
  #loud = 0;
  #quietFrames = 0;
  /** The quietest frame of each part of the floor's time, oldest first; the last one is still being measured. */
  readonly #minima: number[] = [Number.POSITIVE_INFINITY];
  #framesInPart = 0;
  /** The noise of the line, as a mean level. */
  #floor = 0;

  /** Is there sound now? */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Does the last frame stand out from the line? Told before it is certain that there is more than a click. */
  get isLoud(): boolean {
    return (this.#loud & 1) === 1;
  }

  /** All levels together of what was heard since they were asked for last: who wants to know needs not look at every byte again. */
  takeLevels(): number {
    const levels = this.#levels;
    this.#levels = 0;
    return levels;
  }

  /** Takes the line's next sound, which lies between two places, of any length; tells the last change in it. */
  hear(audio: Uint8Array, begin = 0, end = audio.length): GateChange | null {
    let change: GateChange | null = null;
    for (let from = begin; from < end; ) {
      const to = Math.min(end, from + FRAME_BYTES - this.#bytes);
      const levels = sumOfLevels(audio, from, to);
      this.#sum += levels;
      this.#levels += levels;
      this.#bytes += to - from;
      from = to;
      if (this.#bytes < FRAME_BYTES) break;
      change = this.#frame(this.#sum / FRAME_BYTES) ?? change;
      this.#sum = 0;
      this.#bytes = 0;
    }
    return change;
  }

  #frame(level: number): GateChange | null {
    this.#follow(level);
    const factor = this.#isOpen ? END_FACTOR : ONSET_FACTOR;
    const isLoud = level > Math.max(QUIET_LEVEL, this.#floor * factor);
    this.#loud = ((this.#loud << 1) | (isLoud ? 1 : 0)) & ((1 << WATCHED_FRAMES) - 1);
    this.#quietFrames = isLoud ? 0 : this.#quietFrames + 1;
    if (!this.#isOpen && countBits(this.#loud) >= ONSET_FRAMES) {
      this.#isOpen = true;
      return 'onset';
    }
    if (this.#isOpen && this.#quietFrames >= END_FRAMES) {
      this.#isOpen = false;
      this.#loud = 0;
      return 'end';
    }
    return null;
  }

  /** Keeps the floor: the quietest frame within `FLOOR_FRAMES`, and until so much was heard a line without noise. */
  #follow(level: number): void {
    const last = this.#minima.length - 1;
    if (level < (this.#minima[last] ?? 0)) this.#minima[last] = level;
    if (level < this.#floor) this.#floor = level;
    this.#framesInPart += 1;
    if (this.#framesInPart < FLOOR_FRAMES / FLOOR_PARTS) return;
    this.#framesInPart = 0;
    if (this.#minima.length === FLOOR_PARTS) {
      this.#floor = Math.min(...this.#minima);
      this.#minima.shift();
    }
    this.#minima.push(Number.POSITIVE_INFINITY);
  }
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}
