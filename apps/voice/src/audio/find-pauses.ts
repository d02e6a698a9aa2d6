import { durationMs, meanLevel, SPEECH_LEVEL } from '@aybiza/providers/audio/mu-law';

const FRAME_BYTES = 160;
/** Shorter than this is the gap between two words, or inside one (stop consonants are quiet for up to 100 ms). */
const SHORTEST_PAUSE_MS = 140;

/** From when to when nothing is said, in ms from the beginning of the sound. */
export interface Pause {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The pauses of a speech, in order: where one clause ends and the next has not begun. μ-law at 8 kHz, looked at in frames of 20 ms. */
export function findPauses(audio: Uint8Array): Pause[] {
  const pauses: Pause[] = [];
  let quietFrom = 0;
  const end = (at: number) => {
    const pause = { fromMs: durationMs(quietFrom), toMs: durationMs(at) };
    if (pause.toMs - pause.fromMs >= SHORTEST_PAUSE_MS) pauses.push(pause);
  };
  for (let at = 0; at < audio.length; at += FRAME_BYTES) {
    if (meanLevel(audio.subarray(at, at + FRAME_BYTES)) < SPEECH_LEVEL) continue;
    end(at);
    quietFrom = Math.min(at + FRAME_BYTES, audio.length);
  }
  end(audio.length);
  return pauses;
}
