import { encodeMuLaw, MU_LAW_RATE_HZ } from '@aybiza/providers/audio/mu-law';
import { describe, expect, it } from 'vitest';
import { EnergyGate } from './energy-gate.ts';

const FRAME = 160;
const FRAME_MS = 20;

/** The same numbers each time: a small linear congruential generator, -1 to 1. */
function noiseSource(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

type Sound = (second: number) => number;
const noise = noiseSource();
const silence: Sound = () => 0;
const hiss =
  (amplitude: number): Sound =>
  () =>
    amplitude * noise();
const tone =
  (amplitude: number, hertz = 300): Sound =>
  (second) =>
    amplitude * Math.sin(2 * Math.PI * hertz * second);

/** Voice as the gate sees it: a buzz that swells three times a second and falls to nearly nothing in between, as syllables do. */
const voice =
  (amplitude: number): Sound =>
  (second) =>
    amplitude *
    Math.max(0.03, Math.cos(2 * Math.PI * 1.5 * second) ** 2) *
    (0.6 * Math.sin(2 * Math.PI * 130 * second) + 0.4 * Math.sin(2 * Math.PI * 700 * second));

/** A chord that is struck again and again, each time fading to half. */
const music =
  (amplitude: number): Sound =>
  (second) =>
    amplitude * (1 - 0.5 * ((second * 2) % 1)) * Math.sin(2 * Math.PI * 330 * second);

interface Part {
  readonly ms: number;
  readonly sound: Sound;
  /** Lies below the sound all the time. */
  readonly over?: Sound;
}

const quiet = (ms: number): Part => ({ ms, sound: silence });

/** A change and the moments in ms between which it is told. */
type Expected = readonly ['onset' | 'end', number, number];

const onsetOf = (beganMs: number): Expected => ['onset', beganMs, beganMs + 120];
const endOf = (endedMs: number): Expected => ['end', endedMs + 100, endedMs + 300];

/** What the gate says of the parts one after the other, each change with its moment in ms. */
function heard(parts: readonly Part[], pieceBytes = FRAME): [string, number][] {
  const samples: number[] = [];
  for (const { ms, sound, over = silence } of parts) {
    const count = (ms * MU_LAW_RATE_HZ) / 1000;
    for (let index = 0; index < count; index += 1) {
      const second = index / MU_LAW_RATE_HZ;
      samples.push(sound(second) + over(second));
    }
  }
  const audio = encodeMuLaw(Int16Array.from(samples));
  const gate = new EnergyGate();
  const changes: [string, number][] = [];
  for (let from = 0; from < audio.length; from += pieceBytes) {
    const change = gate.hear(audio.subarray(from, from + pieceBytes));
    if (change !== null) changes.push([change, ((from + pieceBytes) / FRAME) * FRAME_MS]);
  }
  return changes;
}

describe('the energy gate hears nothing in', () => {
  it.each<[string, readonly Part[]]>([
    ['silence', [{ ms: 10_000, sound: silence }]],
    ['the hiss of a line', [{ ms: 10_000, sound: hiss(250) }]],
    ['a click', [quiet(2_000), { ms: 10, sound: tone(20_000) }, quiet(2_000)]],
    ['a thump of 60 ms', [quiet(2_000), { ms: 60, sound: tone(20_000) }, quiet(2_000)]],
    ['clicks, one each 200 ms', Array.from({ length: 30 }, () => [quiet(180), { ms: 20, sound: tone(20_000) }]).flat()],
  ])('%s', (_what, parts) => {
    expect(heard(parts)).toEqual([]);
  });
});

describe('the energy gate hears', () => {
  it.each<[string, readonly Part[], readonly Expected[]]>([
    [
      'a sentence in silence',
      [quiet(2_000), { ms: 3_000, sound: voice(6_000) }, quiet(1_000)],
      [onsetOf(2_000), endOf(5_000)],
    ],
    ['a short word', [quiet(2_000), { ms: 140, sound: voice(6_000) }, quiet(1_000)], [onsetOf(2_000), endOf(2_140)]],
    [
      'words at the very beginning of a call',
      [{ ms: 1_000, sound: voice(6_000) }, quiet(1_000)],
      [onsetOf(0), endOf(1_000)],
    ],
    [
      'a voice over the hiss of a line',
      [
        { ms: 5_000, sound: hiss(600) },
        { ms: 2_000, sound: voice(9_000), over: hiss(600) },
        { ms: 1_000, sound: hiss(600) },
      ],
      // Louder than a quiet line from its first frame until it is known.
      [onsetOf(0), ['end', 3_900, 4_300], onsetOf(5_000), endOf(7_000)],
    ],
    [
      'two words with a pause for breath in between',
      [quiet(1_000), { ms: 500, sound: voice(6_000) }, quiet(500), { ms: 500, sound: voice(6_000) }, quiet(500)],
      [onsetOf(1_000), endOf(1_500), onsetOf(2_000), endOf(2_500)],
    ],
    [
      'one sentence through the closure of a consonant',
      [quiet(1_000), { ms: 500, sound: voice(6_000) }, quiet(160), { ms: 500, sound: voice(6_000) }, quiet(500)],
      [onsetOf(1_000), endOf(2_160)],
    ],
    [
      'steady noise that begins, for no longer than it takes to know it',
      [quiet(5_000), { ms: 10_000, sound: hiss(3_000) }],
      [onsetOf(5_000), ['end', 8_500, 9_500]],
    ],
    [
      'steady music, once',
      [quiet(5_000), { ms: 20_000, sound: music(3_000) }],
      [onsetOf(5_000), ['end', 8_500, 9_500]],
    ],
    [
      'a voice over steady music that is known',
      [
        { ms: 10_000, sound: music(800) },
        { ms: 1_000, sound: voice(16_000), over: music(800) },
        { ms: 1_000, sound: music(800) },
      ],
      [onsetOf(0), ['end', 3_900, 4_400], onsetOf(10_000), ['end', 11_100, 11_400]],
    ],
    [
      'a quiet voice right after a noise has stopped',
      [{ ms: 6_000, sound: hiss(8_000) }, quiet(500), { ms: 1_000, sound: voice(2_000) }, quiet(1_000)],
      [onsetOf(0), ['end', 3_900, 4_300], onsetOf(6_500), endOf(7_500)],
    ],
  ])('%s', (_what, parts, expected) => {
    const changes = heard(parts);
    expect(changes.map(([change]) => change)).toEqual(expected.map(([change]) => change));
    for (const [index, [, atMs]] of changes.entries()) {
      expect(atMs).toBeGreaterThanOrEqual(expected[index]?.[1] ?? 0);
      expect(atMs).toBeLessThanOrEqual(expected[index]?.[2] ?? 0);
    }
  });

  it('the same however the sound is cut into pieces', () => {
    const parts = [quiet(1_000), { ms: 1_000, sound: voice(6_000) }, quiet(1_000)];
    const whole = heard(parts);
    for (const bytes of [37, 80, 400])
      expect(heard(parts, bytes).map(([change]) => change)).toEqual(whole.map(([change]) => change));
  });
});
