import { encodeMuLaw, MU_LAW_RATE_HZ } from '@aybiza/providers/audio/mu-law';
import { resample, samplesOf } from './resample.ts';

const PCM = 1;
const MU_LAW = 7;

interface WavFormat {
  readonly code: number;
  readonly channels: number;
  readonly rateHz: number;
  readonly bits: number;
}

/**
 * A RIFF/WAVE file (16-bit PCM or G.711 μ-law, any rate, one or two channels) as μ-law at 8 kHz; undefined when it is no such file.
 * Of two channels the first is taken.
 */
export function readWav(file: Uint8Array): Uint8Array | undefined {
  if (text(file, 0) !== 'RIFF' || text(file, 8) !== 'WAVE') return undefined;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  let format: WavFormat | undefined;
  for (let at = 12; at + 8 <= file.length; ) {
    const size = view.getUint32(at + 4, true);
    const body = at + 8;
    if (text(file, at) === 'fmt ' && size >= 16 && body + 16 <= file.length) {
      format = {
        code: view.getUint16(body, true),
        channels: view.getUint16(body + 2, true),
        rateHz: view.getUint32(body + 4, true),
        bits: view.getUint16(body + 14, true),
      };
    }
    if (text(file, at) === 'data') return format && toMuLaw(file.subarray(body, body + size), format);
    // Chunks are padded to an even length.
    at = body + size + (size % 2);
  }
  return undefined;
}

function text(file: Uint8Array, at: number): string {
  return String.fromCharCode(...file.subarray(at, at + 4));
}

function toMuLaw(data: Uint8Array, { code, channels, rateHz, bits }: WavFormat): Uint8Array | undefined {
  const isKnown = channels >= 1 && channels <= 2 && rateHz >= MU_LAW_RATE_HZ && rateHz <= 192_000;
  if (!isKnown) return undefined;
  if (code === MU_LAW && bits === 8 && rateHz === MU_LAW_RATE_HZ)
    return channels === 1 ? data : data.filter((_byte, index) => index % channels === 0);
  if (code !== PCM || bits !== 16) return undefined;
  const all = samplesOf(data);
  const first = channels === 1 ? all : all.filter((_sample, index) => index % channels === 0);
  return encodeMuLaw(resample(first, { fromHz: rateHz, toHz: MU_LAW_RATE_HZ }));
}
