/** G.711 μ-law (ITU-T): one byte a sample, 8,000 samples a second on the telephone. */
export const MU_LAW_RATE_HZ = 8_000;
export const MU_LAW_SILENCE = 0xff;
/** A mean level above this is speech, below it is a line: about -40 dB below full scale. */
export const SPEECH_LEVEL = 320;

const BIAS = 0x84;
const CLIP = 32_635;

const DECODED = Int16Array.from({ length: 256 }, (_value, byte) => {
  const bits = ~byte & 0xff;
  const magnitude = (((bits & 0x0f) << 3) + BIAS) << ((bits & 0x70) >> 4);
  return (bits & 0x80) === 0 ? magnitude - BIAS : BIAS - magnitude;
});

/** How loud each byte is, 0 to 32,124: energy without decoding. */
const LEVELS = DECODED.map((sample) => Math.abs(sample));

/** How loud the sample is that a byte stands for. Bytes below 0x80 are negative. */
export function levelOf(byte: number): number {
  return LEVELS[byte] ?? 0;
}

/** G.711 μ-law (ITU-T) as 16-bit samples. Counted loops here: they run for every sample of a call. */
export function decodeMuLaw(bytes: Uint8Array): Int16Array {
  const samples = new Int16Array(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) samples[index] = DECODED[bytes[index] ?? 0] ?? 0;
  return samples;
}

/** 16-bit samples as G.711 μ-law, one byte each. */
export function encodeMuLaw(samples: Int16Array): Uint8Array {
  const bytes = new Uint8Array(samples.length);
  for (let index = 0; index < samples.length; index += 1) bytes[index] = encodeSample(samples[index] ?? 0);
  return bytes;
}

/** The mean level of some μ-law audio, 0 (silence) to 32,124. */
export function meanLevel(bytes: Uint8Array): number {
  return bytes.length === 0 ? 0 : sumOfLevels(bytes, 0, bytes.length) / bytes.length;
}

/** All levels between two places together. Counts by hand: it runs over every sample of every call. */
export function sumOfLevels(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += LEVELS[bytes[index] ?? 0] ?? 0;
  return sum;
}

/** How long μ-law audio of a telephone lasts, in ms. */
export function durationMs(byteCount: number): number {
  return (byteCount * 1000) / MU_LAW_RATE_HZ;
}

function encodeSample(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
  let exponent = 7;
  for (let mask = 0x4000; (magnitude & mask) === 0 && exponent > 0; mask >>= 1) exponent -= 1;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}
