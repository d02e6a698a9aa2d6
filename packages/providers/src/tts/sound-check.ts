import { levelOf } from '../audio/mu-law.ts';

/** Sound is judged, and handed out, in pieces of this length, in ms. */
const WINDOW_MS = 200;
/** Loud, and crossing zero as often as only hiss does: no voice is both (s and sh are quiet). */
const NOISE_LEVEL = 4500;
const NOISE_CROSSINGS = 0.38;
/** So many samples at the edge of what can be said are no voice either. */
const CLIPPED_LEVEL = 31_000;
const CLIPPED_SHARE = 0.3;
/** A mean level below this is silence, and no text begins with so much of it, in ms. */
const SILENT_LEVEL = 24;
const MAX_SILENCE_MS = 1000;
/** Faster than anybody speaks, in ms for each letter or digit; short texts are too few to judge by. */
const LEAST_MS_PER_CHARACTER = 35;
const LEAST_CHARACTERS = 20;
/** Slower than a long number read out digit by digit, in ms for each letter or digit, and whatever there is around it. */
const MOST_MS_PER_CHARACTER = 600;
const MOST_MS_AROUND = 3000;

export interface SoundFormat {
  encoding: 'mulaw' | 'linear16';
  sampleRateHz: number;
}

/** Judges the sound of one text before anybody hears it: silence, noise, and far too little or too much of it. */
export class SoundCheck {
  readonly #encoding: SoundFormat['encoding'];
  readonly #bytesPerMs: number;
  readonly #characters: number;
  #held: Uint8Array = new Uint8Array(0);
  #ms = 0;
  #silentMs = 0;
  #hasVoice = false;

  constructor(text: string, { encoding, sampleRateHz }: SoundFormat) {
    this.#encoding = encoding;
    this.#bytesPerMs = (sampleRateHz / 1000) * (encoding === 'mulaw' ? 1 : 2);
    this.#characters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  }

  /** Takes sound in pieces of whole samples. What may be heard now, possibly nothing, or what is wrong with it. */
  add(chunk: Uint8Array): Uint8Array | string {
    const all = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    const window = WINDOW_MS * this.#bytesPerMs;
    const whole = all.length - (all.length % window);
    for (let at = 0; at < whole; at += window) {
      const fault = this.#judge(all.subarray(at, at + window));
      if (fault !== undefined) return fault;
    }
    // A copy: who gave it may use its memory again.
    this.#held = new Uint8Array(all.subarray(whole));
    return all.subarray(0, whole);
  }

  /** The text is over: the rest of its sound, or what is wrong with all of it. */
  end(): Uint8Array | string {
    const rest = this.#held;
    this.#held = new Uint8Array(0);
    const fault = rest.length === 0 ? undefined : this.#judge(rest);
    if (fault !== undefined) return fault;
    if (this.#characters === 0) return rest;
    if (!this.#hasVoice) return 'it is silent';
    const isTooShort = this.#characters >= LEAST_CHARACTERS && this.#ms < this.#characters * LEAST_MS_PER_CHARACTER;
    return isTooShort ? `${Math.round(this.#ms)} ms are too few for its text` : rest;
  }

  #judge(bytes: Uint8Array): string | undefined {
    const { level, crossings, clipped } = this.#encoding === 'mulaw' ? measureMuLaw(bytes) : measureLinear16(bytes);
    const ms = bytes.length / this.#bytesPerMs;
    this.#ms += ms;
    if (clipped > CLIPPED_SHARE || (level > NOISE_LEVEL && crossings > NOISE_CROSSINGS)) return 'it is noise';
    if (level >= SILENT_LEVEL) this.#hasVoice = true;
    else if (!this.#hasVoice) this.#silentMs += ms;
    if (this.#silentMs > MAX_SILENCE_MS && this.#characters > 0) return 'it begins with silence';
    const mostMs = this.#characters * MOST_MS_PER_CHARACTER + MOST_MS_AROUND;
    return this.#ms > mostMs ? `more than ${mostMs} ms are too many for its text` : undefined;
  }
}

/** The mean level, and the shares of samples that change the sign and that are clipped. */
interface Measure {
  level: number;
  crossings: number;
  clipped: number;
}

/** Counted loops, and no samples in between: this is done for every second of speech. */
function measureMuLaw(bytes: Uint8Array): Measure {
  let [sum, crossings, clipped] = [0, 0, 0];
  let wasNegative = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    const level = levelOf(byte);
    sum += level;
    if (level > CLIPPED_LEVEL) clipped += 1;
    // Both zeros are none.
    const isNegative = byte < 0x7f;
    if (isNegative !== wasNegative) crossings += 1;
    wasNegative = isNegative;
  }
  return toShares({ level: sum, crossings, clipped }, bytes.length);
}

function measureLinear16(bytes: Uint8Array): Measure {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [sum, crossings, clipped] = [0, 0, 0];
  let wasNegative = false;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const sample = view.getInt16(at, true);
    const level = Math.abs(sample);
    sum += level;
    if (level > CLIPPED_LEVEL) clipped += 1;
    if (sample < 0 !== wasNegative) crossings += 1;
    wasNegative = sample < 0;
  }
  return toShares({ level: sum, crossings, clipped }, bytes.length / 2);
}

function toShares({ level, crossings, clipped }: Measure, samples: number): Measure {
  const count = Math.max(1, samples);
  return { level: level / count, crossings: crossings / count, clipped: clipped / count };
}
