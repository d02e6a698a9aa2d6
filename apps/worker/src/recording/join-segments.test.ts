import { expect, test } from 'vitest';
import { joinSegments, lengthOf } from './join-segments.ts';
import { MU_LAW_SAMPLES } from './mu-law.ts';

const HOUR_MS = 3_600_000;

/** `ms` of one caller byte and one agent byte, over and over. */
function segment(startsAtMs: number, ms: number, [caller, agent]: [number, number]) {
  const sound = Uint8Array.from({ length: ms * 16 }, (_value, index) => (index % 2 === 0 ? caller : agent));
  return { startsAtMs, durationMs: ms, read: async () => sound };
}

async function framesOf(segments: ReturnType<typeof segment>[], maxMs = HOUR_MS): Promise<[number, number][]> {
  const samples: number[] = [];
  for await (const piece of joinSegments(segments, lengthOf(segments, maxMs).frames)) samples.push(...piece);
  return Array.from({ length: samples.length / 2 }, (_value, frame) => [
    samples[frame * 2] ?? 0,
    samples[frame * 2 + 1] ?? 0,
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
  const segments = [segment(0, 5, [0x80, 0x80]), segment(5, 5, [0x80, 0x80])];
  expect([(await framesOf(segments, 3)).length, lengthOf(segments, 3).durationMs]).toEqual([3 * 8, 3]);
});

test('an hour of silence comes in pieces, and what nobody waits for is not read', async () => {
  let reads = 0;
  const last = { ...segment(HOUR_MS - 1, 1, [0x80, 0x80]), read: async () => new Uint8Array(16).fill(0x80 + reads++) };
  const pieces = joinSegments([last], lengthOf([last], HOUR_MS).frames);
  const first = await pieces.next();
  expect([first.value?.length, reads]).toEqual([160_000, 0]);
  let frames = 80_000;
  for await (const piece of pieces) frames += piece.length / 2;
  expect([frames, reads]).toEqual([HOUR_MS * 8, 1]);
});
