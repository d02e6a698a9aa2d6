import { expect, test } from 'vitest';
import { joinSegments } from './join-segments.ts';
import { peaksOfWav } from './peaks-of-wav.ts';

/** μ-law: the loudest sample there is, and silence. */
const [LOUD, SILENT] = [0x80, 0xff];

async function recordingOf(seconds: number, isLoud: (second: number, channel: number) => boolean) {
  const sound = Uint8Array.from({ length: seconds * 16_000 }, (_, at) =>
    isLoud(Math.floor(at / 16_000), at % 2) ? LOUD : SILENT,
  );
  const segment = { startsAtMs: 0, durationMs: seconds * 1_000, read: async () => sound };
  return (await joinSegments([segment], 600_000)).wav;
}

test('the loudness of each channel is told over time', async () => {
  const wav = await recordingOf(8, (second, channel) => (channel === 0 ? second < 2 : second >= 6));
  const [caller, agent] = await peaksOfWav(wav);
  expect([caller?.length, agent?.length]).toEqual([160, 160]);
  expect([caller?.[0], caller?.[39], caller?.[40], caller?.[159]]).toEqual([0.98, 0.98, 0, 0]);
  expect([agent?.[0], agent?.[119], agent?.[120], agent?.[159]]).toEqual([0, 0, 0.98, 0.98]);
});

test('a recording without sound, or shorter than its bars, is no trouble', async () => {
  expect(await peaksOfWav((await joinSegments([], 1_000)).wav)).toEqual([[], []]);
  const tiny = { startsAtMs: 0, durationMs: 1, read: async () => new Uint8Array(16).fill(LOUD) };
  const [caller] = await peaksOfWav((await joinSegments([tiny], 1_000)).wav);
  expect(caller).toEqual(new Array(8).fill(0.98));
});
