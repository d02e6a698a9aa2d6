import { encodeMuLaw, MU_LAW_RATE_HZ } from './mu-law.ts';

/** The special information tone of ITU-T E.180: three rising tones that callers know to mean "this did not work". */
const TONES_HZ = [950, 1_400, 1_800];
const TONE_SECONDS = 0.33;
const AMPLITUDE = 8_000;

/** Two soft notes while a voice that was late is asked again: the line is not dead. */
const WAITING_HZ = [440, 550];
const WAITING_SECONDS = 0.18;
const WAITING_AMPLITUDE = 3_000;

/** The last resort when no voice can be had at all: never silence. */
export function apologyTone(): Uint8Array {
  return notes(TONES_HZ, { seconds: TONE_SECONDS, amplitude: AMPLITUDE });
}

/** Tells a caller that somebody is still there. */
export function waitingTone(): Uint8Array {
  return notes(WAITING_HZ, { seconds: WAITING_SECONDS, amplitude: WAITING_AMPLITUDE });
}

function notes(hertz: readonly number[], { seconds, amplitude }: { seconds: number; amplitude: number }): Uint8Array {
  const perNote = Math.round(seconds * MU_LAW_RATE_HZ);
  const samples = Int16Array.from(
    { length: perNote * hertz.length },
    (_value, index) =>
      amplitude * Math.sin((2 * Math.PI * (hertz[Math.floor(index / perNote)] ?? 0) * index) / MU_LAW_RATE_HZ),
  );
  return encodeMuLaw(samples);
}
