import { encodeMuLaw, MU_LAW_RATE_HZ } from './mu-law.ts';

/** The special information tone of ITU-T E.180: three rising tones that callers know to mean "this did not work". */
const TONES_HZ = [950, 1_400, 1_800];
const TONE_SECONDS = 0.33;
const AMPLITUDE = 8_000;

/** The last resort when no voice can be had at all: never silence. */
export function apologyTone(): Uint8Array {
  const perTone = Math.round(TONE_SECONDS * MU_LAW_RATE_HZ);
  const samples = Int16Array.from({ length: perTone * TONES_HZ.length }, (_value, index) => {
    const hertz = TONES_HZ[Math.floor(index / perTone)] ?? 0;
    return AMPLITUDE * Math.sin((2 * Math.PI * hertz * index) / MU_LAW_RATE_HZ);
  });
  return encodeMuLaw(samples);
}
