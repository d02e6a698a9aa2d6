// G.711 μ-law (ITU-T G.711): the sound of telephones. 8 bits for each sample, at 8,000 samples per second.

const BIAS = 0x84;
const LARGEST = 32_635;

/** One sample from -1 to 1 as a byte. */
export function encodeMuLaw(sample) {
  const scaled = Math.max(-1, Math.min(1, sample)) * 32_767;
  const sign = scaled < 0 ? 0x80 : 0;
  const magnitude = Math.min(LARGEST, Math.abs(Math.round(scaled))) + BIAS;
  let exponent = 7;
  for (let mask = 0x4000; (magnitude & mask) === 0 && exponent > 0; mask >>= 1) exponent -= 1;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

/** One byte as a sample from -1 to 1. */
export function decodeMuLaw(byte) {
  const bits = ~byte & 0xff;
  const exponent = (bits >> 4) & 0x07;
  const magnitude = ((((bits & 0x0f) << 3) + BIAS) << exponent) - BIAS;
  return ((bits & 0x80) === 0 ? magnitude : -magnitude) / 32_768;
}
