const BIAS = 0x84;

/** G.711 μ-law (ITU-T): the 16-bit sample of each byte. */
export const MU_LAW_SAMPLES: Int16Array = Int16Array.from({ length: 256 }, (_value, byte) => {
  const bits = ~byte & 0xff;
  const magnitude = (((bits & 0x0f) << 3) + BIAS) << ((bits & 0x70) >> 4);
  return (bits & 0x80) === 0 ? magnitude - BIAS : BIAS - magnitude;
});
