import { describe, expect, it } from 'vitest';
import { longestSilenceMs } from './longest-silence.ts';
import type { VirtualCall } from './virtual-call.ts';

const ours = (from: number, until: number) => ({ what: 'ours', from, until }) as const;

function silenceOf({
  sounds,
  silences = [],
  utterances = [],
  since = 0,
}: {
  sounds: VirtualCall['sounds'];
  silences?: readonly number[];
  utterances?: readonly { from: number; until: number }[];
  since?: number;
}): number {
  const events = silences.map((at, seq) => ({ type: 'silence', wait: 1, seq, at }) as const);
  return longestSilenceMs({ sounds, events, end: null, now: () => 10_000 }, { since, utterances, answeredAt: 0 });
}

describe('the longest that a caller heard nothing', () => {
  it('is counted from the moment they were answered', () =>
    expect(silenceOf({ sounds: [ours(4_000, 10_000)] })).toBe(4_000));

  it('is counted from their own words', () =>
    expect(
      silenceOf({ sounds: [ours(0, 1_000), ours(9_000, 10_000)], utterances: [{ from: 5_000, until: 6_000 }] }),
    ).toBe(3_000));

  it('is none while they are the ones who are waited for', () =>
    expect(silenceOf({ sounds: [ours(0, 1_000), ours(7_000, 10_000)], silences: [7_000] })).toBe(0));

  it('is one although they are asked again, where they had said something', () =>
    expect(
      silenceOf({
        sounds: [ours(0, 1_000), ours(8_000, 10_000)],
        silences: [8_000],
        utterances: [{ from: 1_500, until: 2_000 }],
      }),
    ).toBe(6_000));

  it('ends with the call, and begins with the moment that is asked about', () =>
    expect(silenceOf({ sounds: [ours(0, 1_000)], since: 2_000 })).toBe(8_000));
});
