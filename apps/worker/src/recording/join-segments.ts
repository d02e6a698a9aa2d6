import { MU_LAW_SAMPLES } from './mu-law.ts';

/** Of the telephone network, and so of every segment. */
export const SAMPLE_RATE_HZ = 8_000;
/** Caller left, agent right. */
export const CHANNELS = 2;

const FRAMES_PER_MS = SAMPLE_RATE_HZ / 1_000;
/** Silence comes in pieces as well: a call may have been silent for an hour. */
const SILENCE_FRAMES = 10 * SAMPLE_RATE_HZ;

/** A piece of a recording: where it belongs, and how to get its μ-law bytes, the two channels byte by byte. */
export interface SoundSegment {
  startsAtMs: number;
  durationMs: number;
  read(): Promise<Uint8Array>;
}

/** How long segments are on one time line, but `maxMs` at most. */
export function lengthOf(segments: readonly Pick<SoundSegment, 'startsAtMs' | 'durationMs'>[], maxMs: number) {
  const durationMs = Math.min(
    maxMs,
    Math.max(0, ...segments.map((segment) => segment.startsAtMs + segment.durationMs)),
  );
  return { durationMs, frames: durationMs * FRAMES_PER_MS };
}

/**
 * Segments, given in order, on one time line of so many frames: 16-bit samples, the two channels in turn, in pieces of some seconds. A gap becomes
 * silence, what overlaps an earlier segment is left out, and what lies beyond the end is cut off. Reads one after the other.
 */
export async function* joinSegments(segments: readonly SoundSegment[], frames: number): AsyncGenerator<Int16Array> {
  let written = 0;
  for (const { startsAtMs, read } of segments) {
    const startsAt = startsAtMs * FRAMES_PER_MS;
    if (startsAt >= frames) break;
    yield* silence(startsAt - written);
    written = Math.max(written, startsAt);
    const sound = await read();
    const until = Math.min(frames, startsAt + Math.floor(sound.length / CHANNELS));
    if (until <= written) continue;
    yield decode(sound.subarray((written - startsAt) * CHANNELS, (until - startsAt) * CHANNELS));
    written = until;
  }
  yield* silence(frames - written);
}

function* silence(frames: number): Generator<Int16Array> {
  for (let left = frames; left > 0; left -= SILENCE_FRAMES)
    yield new Int16Array(Math.min(left, SILENCE_FRAMES) * CHANNELS);
}

function decode(sound: Uint8Array): Int16Array {
  return Int16Array.from(sound, (byte) => MU_LAW_SAMPLES[byte] ?? 0);
}
