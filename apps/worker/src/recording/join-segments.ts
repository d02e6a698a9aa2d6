import { MU_LAW_SAMPLES } from './mu-law.ts';
import { WAV_HEADER_BYTES, wavHeader } from './wav-header.ts';

/** Of the telephone network, and so of every segment. */
export const SAMPLE_RATE_HZ = 8_000;
/** Caller left, agent right. */
export const CHANNELS = 2;

const SAMPLES_PER_MS = SAMPLE_RATE_HZ / 1_000;
const BYTES_PER_FRAME = CHANNELS * 2;

/** A piece of a recording: where it belongs, and how to get its μ-law bytes, the two channels byte by byte. */
export interface SoundSegment {
  startsAtMs: number;
  durationMs: number;
  read(): Promise<Uint8Array>;
}

/** A WAV file and how long it is. */
export interface JoinedRecording {
  wav: Uint8Array;
  durationMs: number;
}

/**
 * Puts segments, given in order, on one time line: a gap becomes silence, what overlaps an earlier one is left out, and
 * what lies beyond `maxMs` is cut off. Reads one after the other, so that only the result is large.
 */
export async function joinSegments(segments: readonly SoundSegment[], maxMs: number): Promise<JoinedRecording> {
  const endsAtMs = Math.max(0, ...segments.map(({ startsAtMs, durationMs }) => startsAtMs + durationMs));
  const frames = Math.min(endsAtMs, maxMs) * SAMPLES_PER_MS;
  const dataBytes = frames * BYTES_PER_FRAME;
  const wav = Buffer.alloc(WAV_HEADER_BYTES + dataBytes);
  wavHeader({ sampleRateHz: SAMPLE_RATE_HZ, channels: CHANNELS, dataBytes }).copy(wav);
  let written = 0;
  for (const segment of segments) {
    const sound = await segment.read();
    const startsAt = segment.startsAtMs * SAMPLES_PER_MS;
    const skipped = Math.max(0, written - startsAt);
    const until = Math.min(frames, startsAt + Math.floor(sound.length / CHANNELS));
    for (let frame = startsAt + skipped; frame < until; frame += 1) {
      const from = (frame - startsAt) * CHANNELS;
      const to = WAV_HEADER_BYTES + frame * BYTES_PER_FRAME;
      wav.writeInt16LE(MU_LAW_SAMPLES[sound[from] ?? 0] ?? 0, to);
      wav.writeInt16LE(MU_LAW_SAMPLES[sound[from + 1] ?? 0] ?? 0, to + 2);
    }
    written = Math.max(written, until);
  }
  return { wav, durationMs: Math.round(frames / SAMPLES_PER_MS) };
}
