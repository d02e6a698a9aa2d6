/** The mu-law byte of a sample of zero; what a silent telephone line carries. */
export const MU_LAW_SILENCE = 0xff;

/** ITU-T G.711: added before taking the logarithm, so that the smallest segment has a size. */
const BIAS = 0x84;
const CLIP = 32_635;

const decoded = Int16Array.from({ length: 256 }, (_, byte) => toSample(byte));
const encoded = Uint8Array.from({ length: 65_536 }, (_, index) => toByte(index - 32_768));

/** Linear 16-bit samples as G.711 mu-law, a byte for each. */
export function encodeMuLaw(samples: Int16Array): Uint8Array {
  const bytes = new Uint8Array(samples.length);
  for (let i = 0; i < samples.length; i += 1) bytes[i] = encoded[(samples[i] ?? 0) + 32_768] ?? MU_LAW_SILENCE;
  return bytes;
}

/** G.711 mu-law as linear 16-bit samples. */
export function decodeMuLaw(bytes: Uint8Array): Int16Array {
  const samples = new Int16Array(bytes.length);
  for (let i = 0; i < bytes.length; i += 1) samples[i] = decoded[bytes[i] ?? MU_LAW_SILENCE] ?? 0;
  return samples;
}

function toSample(byte: number): number {
  const inverted = ~byte & 0xff;
  const magnitude = (((inverted & 0x0f) << 3) + BIAS) << ((inverted & 0x70) >> 4);
  return inverted & 0x80 ? BIAS - magnitude : magnitude - BIAS;
}

function toByte(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
  // The position of the highest bit is the segment; BIAS guarantees at least bit 7.
  const segment = 24 - Math.clz32(magnitude);
  const mantissa = (magnitude >> (segment + 3)) & 0x0f;
  return ~(sign | (segment << 4) | mantissa) & 0xff;
}
