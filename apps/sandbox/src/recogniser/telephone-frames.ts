import { decodeMuLaw, encodeMuLaw } from '../audio/mu-law.ts';
import { concatBytes, fromLinear16, toFloats, toInt16 } from '../audio/samples.ts';
import { StreamResampler } from '../audio/stream-resampler.ts';
import { FRAME_BYTES, TELEPHONE_HZ } from '../audio/telephone.ts';
import type { TelephoneSound } from './recogniser.ts';

export interface SoundFormat {
  encoding: 'mulaw' | 'linear16';
  sampleRateHz: number;
}

/** Cuts the bytes of a stream, in any pieces and of any accepted format, into frames of 20 ms at 8 kHz. */
export class TelephoneFrames {
  readonly #encoding: SoundFormat['encoding'];
  readonly #resampler: StreamResampler | undefined;
  #rest = new Uint8Array(0);
  #odd = new Uint8Array(0);

  constructor(format: SoundFormat) {
    this.#encoding = format.encoding;
    this.#resampler =
      format.sampleRateHz === TELEPHONE_HZ ? undefined : new StreamResampler(format.sampleRateHz, TELEPHONE_HZ);
  }

  push(bytes: Uint8Array): TelephoneSound[] {
    const muLaw = concatBytes([this.#rest, this.#toMuLaw(bytes)]);
    const frames: TelephoneSound[] = [];
    let offset = 0;
    for (; offset + FRAME_BYTES <= muLaw.length; offset += FRAME_BYTES) {
      const frame = muLaw.subarray(offset, offset + FRAME_BYTES);
      frames.push({ muLaw: frame, pcm: toFloats(decodeMuLaw(frame)) });
    }
    this.#rest = muLaw.slice(offset);
    return frames;
  }

  #toMuLaw(bytes: Uint8Array): Uint8Array {
    if (this.#encoding === 'mulaw' && this.#resampler === undefined) return bytes;
    const samples = toFloats(this.#encoding === 'mulaw' ? decodeMuLaw(bytes) : fromLinear16(this.#whole(bytes)));
    return encodeMuLaw(toInt16(this.#resampler === undefined ? samples : this.#resampler.push(samples)));
  }

  /** Only whole 16-bit samples; an odd byte waits for the next piece. */
  #whole(bytes: Uint8Array): Uint8Array {
    const joined = concatBytes([this.#odd, bytes]);
    const end = joined.length - (joined.length % 2);
    this.#odd = joined.slice(end);
    return joined.subarray(0, end);
  }
}
