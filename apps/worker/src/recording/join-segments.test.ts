import { expect, test } from 'vitest';
import { joinSegments } from './join-segments.ts';
import { MU_LAW_SAMPLES } from './mu-law.ts';

const HOUR_MS = 3_600_000;

/** `ms` of one caller byte and one agent byte, over and over. */
function segment(startsAtMs: number, ms: number, [caller, agent]: [number, number]) {
  const sound = Uint8Array.from({ length: ms * 16 }, (_value, index) => (index % 2 === 0 ? caller : agent));
  return { startsAtMs, durationMs: ms, read: async () => sound };
}

async function framesOf(segments: ReturnType<typeof segment>[], maxMs = HOUR_MS): Promise<[number, number][]> {
  const { wav } = await joinSegments(segments, maxMs);
  const data = Buffer.from(wav).subarray(44);
  return Array.from({ length: data.length / 4 }, (_value, frame) => [
    data.readInt16LE(frame * 4),
    data.readInt16LE(frame * 4 + 2),
  ]);
}

/** The first frame of each ms, to keep expectations short. */
const everyMs = (frames: [number, number][]) => frames.filter((_frame, index) => index % 8 === 0);

test('μ-law is decoded as G.711 says', () => {
  const known: [number, number][] = [
    [0xff, 0],
    [0x7f, 0],
    [0x00, -32_124],
    [0x80, 32_124],
    [0xef, 132],
    [0x6f, -132],
  ];
  expect(known.map(([byte]) => [byte, MU_LAW_SAMPLES[byte]])).toEqual(known);
});

test('the file is a stereo WAV of 16-bit PCM at 8 kHz, caller left and agent right, byte for byte', async () => {
  const bytes = Uint8Array.of(0x80, 0x00, 0xff, 0x80, ...new Uint8Array(12).fill(0xff));
  const { wav, durationMs } = await joinSegments([{ startsAtMs: 0, durationMs: 1, read: async () => bytes }], HOUR_MS);
  const hex = (text: string) => text.replaceAll(' ', '');
  expect(Buffer.from(wav).toString('hex')).toBe(
    hex('52494646 44000000 57415645 666d7420 10000000 0100 0200 401f0000 007d0000 0400 1000 64617461 20000000') +
      hex('7c7d 8482 0000 7c7d') +
      '00'.repeat(24),
  );
  expect(durationMs).toBe(1);
});

test('segments follow each other without a seam', async () => {
  const frames = await framesOf([segment(0, 2, [0x80, 0xff]), segment(2, 1, [0x00, 0xff])]);
  expect(frames).toEqual([...Array(16).fill([32_124, 0]), ...Array(8).fill([-32_124, 0])]);
});

test('a gap between segments is silence, so that later sound stays at its time', async () => {
  const frames = await framesOf([segment(0, 1, [0x80, 0x80]), segment(3, 1, [0x00, 0x00])]);
  expect(everyMs(frames)).toEqual([
    [32_124, 32_124],
    [0, 0],
    [0, 0],
    [-32_124, -32_124],
  ]);
});

test('where segments overlap the earlier one is kept', async () => {
  const frames = await framesOf([segment(0, 2, [0x80, 0xff]), segment(1, 2, [0x00, 0xff])]);
  expect(everyMs(frames)).toEqual([
    [32_124, 0],
    [32_124, 0],
    [-32_124, 0],
  ]);
});

test('a segment shorter than it said leaves silence', async () => {
  const frames = await framesOf([{ ...segment(0, 1, [0x80, 0x80]), durationMs: 2 }]);
  expect(everyMs(frames)).toEqual([
    [32_124, 32_124],
    [0, 0],
  ]);
});

test('a recording beyond the limit loses its end', async () => {
  const { wav, durationMs } = await joinSegments([segment(0, 5, [0x80, 0x80]), segment(5, 5, [0x80, 0x80])], 3);
  expect([wav.length, durationMs]).toEqual([44 + 3 * 8 * 4, 3]);
});
