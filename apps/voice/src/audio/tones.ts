import { encodeMuLaw, MU_LAW_RATE_HZ } from '@aybiza/providers/audio/mu-law';

/** The special information tone of ITU-T E.180: three rising tones that callers know to mean "this did not work". */
const TONES_HZ = [950, 1_400, 1_800];
const TONE_SECONDS = 0.33;
const AMPLITUDE = 8_000;

/** Two soft notes while a voice that was late is asked again: the line is not dead. */
const WAITING_HZ = [440, 550];
const WAITING_SECONDS = 0.18;
const WAITING_AMPLITUDE = 3_000;

/** The tone after which a message is taken. */
const BEEP_HZ = 1_000;
const BEEP_SECONDS = 0.4;

/** The rows and columns of a telephone's keys, ITU-T Q.23. */
const ROWS_HZ = [697, 770, 852, 941];
const COLUMNS_HZ = [1_209, 1_336, 1_477, 1_633];
const KEYS = ['123A', '456B', '789C', '*0#D'];
/** ITU-T Q.24 asks receivers for 40 ms of tone and of pause; twice and more of both is heard by all. */
const KEY_SECONDS = 0.12;
const KEY_PAUSE_SECONDS = 0.1;
const KEY_AMPLITUDE = 7_000;
const LONG_PAUSE_SECONDS = 0.5;

/** A slow broken chord, over and over: clearly music, and quiet enough to talk over. */
const MUSIC_HZ = [261.6, 329.6, 392, 523.3, 392, 329.6];
const MUSIC_SECONDS = 0.5;
const MUSIC_AMPLITUDE = 2_500;

/** The last resort when no voice can be had at all: never silence. */
export function apologyTone(): Uint8Array {
  return encodeMuLaw(join(TONES_HZ.map((hertz) => note([hertz], { seconds: TONE_SECONDS, amplitude: AMPLITUDE }))));
}

/** Tells a caller that somebody is still there. */
export function waitingTone(): Uint8Array {
  return encodeMuLaw(
    join(WAITING_HZ.map((hertz) => note([hertz], { seconds: WAITING_SECONDS, amplitude: WAITING_AMPLITUDE }))),
  );
}

export function beep(): Uint8Array {
  return encodeMuLaw(note([BEEP_HZ], { seconds: BEEP_SECONDS, amplitude: AMPLITUDE }));
}

/** The keys of a telephone as the far end hears them; `w` waits half a second. */
export function keyTones(keys: string): Uint8Array {
  const pause = (seconds: number) => new Int16Array(Math.round(seconds * MU_LAW_RATE_HZ));
  const pieces = [...keys].flatMap((key) => {
    if (key === 'w') return [pause(LONG_PAUSE_SECONDS)];
    const row = KEYS.findIndex((names) => names.includes(key));
    const column = KEYS[row]?.indexOf(key) ?? -1;
    const hertz = [ROWS_HZ[row], COLUMNS_HZ[column]].filter((frequency) => frequency !== undefined);
    return hertz.length < 2
      ? []
      : [note(hertz, { seconds: KEY_SECONDS, amplitude: KEY_AMPLITUDE }), pause(KEY_PAUSE_SECONDS)];
  });
  return encodeMuLaw(join(pieces));
}

/** One round of the music on hold; it joins its own beginning. */
export function holdMusic(): Uint8Array {
  return encodeMuLaw(
    join(
      MUSIC_HZ.map((hertz) => faded(note([hertz, hertz * 2], { seconds: MUSIC_SECONDS, amplitude: MUSIC_AMPLITUDE }))),
    ),
  );
}

/** Frequencies sounding together. */
function note(hertz: readonly number[], { seconds, amplitude }: { seconds: number; amplitude: number }): Int16Array {
  return Int16Array.from({ length: Math.round(seconds * MU_LAW_RATE_HZ) }, (_value, index) =>
    hertz.reduce(
      (sum, frequency) =>
        sum + (amplitude / hertz.length) * Math.sin((2 * Math.PI * frequency * index) / MU_LAW_RATE_HZ),
      0,
    ),
  );
}

/** A plucked string: at once there, slowly gone. */
function faded(samples: Int16Array): Int16Array {
  return samples.map((sample, index) => sample * (1 - index / samples.length));
}

function join(pieces: readonly Int16Array[]): Int16Array {
  const whole = new Int16Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
