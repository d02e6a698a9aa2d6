import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { lots } from '../testing/lots.ts';
import { callsNeeded } from './calls-needed.ts';
import { compareShares } from './compare-shares.ts';
import { fisherPValue, holmAdjust, normalCdf, pValueOf, scorePValue } from './p-value.ts';
import { newcombeInterval, type Share, wilsonInterval } from './proportion.ts';

const share = (hits: number, calls: number) => ({ hits, calls });
const compare = (base: Share, others: readonly Share[]) => compareShares(others.map((other) => ({ base, other })));

function drawn(calls: number, chance: number, lot: () => number) {
  let hits = 0;
  for (let call = 0; call < calls; call += 1) if (lot() < chance) hits += 1;
  return share(hits, calls);
}

describe('intervals', () => {
  // Newcombe (1998), Statistics in Medicine 17, 857–872 and 873–890: the tables of both papers.
  it.each([
    { hits: 81, calls: 263, low: 0.2553, high: 0.3662 },
    { hits: 15, calls: 148, low: 0.0624, high: 0.1605 },
    { hits: 0, calls: 20, low: 0, high: 0.1611 },
    { hits: 1, calls: 29, low: 0.0061, high: 0.1718 },
  ])('of $hits in $calls are those of the published table', ({ hits, calls, low, high }) => {
    const found = wilsonInterval(share(hits, calls));
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it.each([
    { other: share(56, 70), base: share(48, 80), low: 0.0524, high: 0.3339 },
    { other: share(9, 10), base: share(3, 10), low: 0.1705, high: 0.809 },
    { other: share(10, 10), base: share(0, 20), low: 0.6791, high: 1 },
    { other: share(5, 56), base: share(0, 29), low: -0.0381, high: 0.1926 },
  ])('of a difference are those of the published table ($low to $high)', ({ other, base, low, high }) => {
    const found = newcombeInterval(base, other);
    expect(found.low).toBeCloseTo(low, 3);
    expect(found.high).toBeCloseTo(high, 3);
  });
});

describe('p-values', () => {
  it('are Fisher’s for his own cups of tea', () => {
    expect(fisherPValue(share(3, 4), share(1, 4))).toBeCloseTo(0.4857, 4);
    expect(fisherPValue(share(4, 4), share(0, 4))).toBeCloseTo(2 / 70, 6);
    expect(fisherPValue(share(8, 10), share(1, 6))).toBeCloseTo(0.03497, 5);
  });

  it('follow the normal distribution for many calls', () => {
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 6);
    expect(normalCdf(-1)).toBeCloseTo(0.158655, 5);
    // z = 2.5: (0.6 - 0.5) over the pooled error of 0.55 and two times 309.375 calls.
    expect(scorePValue(share(500, 1000), share(550, 1000))).toBeCloseTo(0.02517, 4);
  });

  it('say nothing where nothing is known', () => {
    expect(pValueOf(share(0, 0), share(5, 5))).toBe(1);
    expect(pValueOf(share(9, 9), share(7, 7))).toBe(1);
  });

  it('are the same whichever of the two comes first, and a probability', () => {
    const any = fc
      .integer({ min: 1, max: 400 })
      .chain((calls) => fc.integer({ min: 0, max: calls }).map((hits) => share(hits, calls)));
    fc.assert(
      fc.property(any, any, (one, other) => {
        const p = pValueOf(one, other);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(pValueOf(other, one)).toBeCloseTo(p, 9);
      }),
    );
  });

  it('are corrected by Holm’s steps', () => {
    expect(holmAdjust([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02].map((p) => expect.closeTo(p, 9)));
    expect(holmAdjust([])).toEqual([]);
  });
});

test('the calls that are needed are those of the usual tables', () => {
  // Fleiss, Levin and Paik (2003), table A.4 less its correction for continuity; 5 %, power 80 %.
  expect(callsNeeded(0.5, 0.6)).toBe(388);
  expect(callsNeeded(0.1, 0.2)).toBe(199);
});

describe('a comparison', () => {
  it('calls what is plainly different so, and says by how much', () => {
    const [found] = compare(share(300, 500), [share(400, 500)]);
    expect(found).toMatchObject({ verdict: 'different', callsMissing: 0 });
    expect(found?.difference).toBeCloseTo(0.2, 9);
    expect(found?.interval.low).toBeGreaterThan(0.14);
  });

  it('says that there are too few calls, and how many more it takes', () => {
    const [found] = compare(share(6, 10), [share(8, 10)]);
    expect(found?.verdict).toBe('tooFew');
    expect(found?.callsMissing).toBe(callsNeeded(0.6, 0.8) - 10);
  });

  it('says that there are too few where there is none, or all are alike', () => {
    for (const [base, other] of [
      [share(0, 0), share(0, 0)],
      [share(0, 3), share(0, 3)],
      [share(4, 4), share(3, 3)],
    ] as const) {
      const [found] = compare(base, [other]);
      expect(found?.verdict).toBe('tooFew');
      expect(found?.callsMissing).toBeGreaterThan(0);
    }
  });

  it('calls alike what differs by less than anybody would notice', () => {
    const [found] = compare(share(8_000, 10_000), [share(8_020, 10_000)]);
    expect(found).toMatchObject({ verdict: 'alike', callsMissing: 0 });
  });

  it('asks for more when more are compared', () => {
    const [base, other] = [share(500, 1000), share(550, 1000)];
    const many = Array.from({ length: 9 }, () => share(500, 1000));
    expect(compare(base, [other])[0]?.verdict).toBe('different');
    expect(compare(base, [other, ...many])[0]?.verdict).not.toBe('different');
  });
});

describe('over many weeks in which nothing differs', () => {
  it.each([
    { calls: 30, chance: 0.5 },
    { calls: 120, chance: 0.8 },
    { calls: 300, chance: 0.03 },
  ])('at most one in twenty is called different, and the truth is in the interval ($calls calls, $chance)', (given) => {
    const lot = lots(20_261_127);
    const weeks = 2_000;
    let different = 0;
    let covered = 0;
    for (let week = 0; week < weeks; week += 1) {
      const [found] = compare(drawn(given.calls, given.chance, lot), [drawn(given.calls, given.chance, lot)]);
      if (found?.verdict === 'different') different += 1;
      if (found !== undefined && found.interval.low <= 0 && found.interval.high >= 0) covered += 1;
    }
    // Three standard errors of 2,000 weeks are 1.5 %.
    expect(different / weeks).toBeLessThan(0.065);
    expect(covered / weeks).toBeGreaterThan(0.935);
  });

  it('also of five versions at once', () => {
    const lot = lots(7);
    const weeks = 600;
    let wrong = 0;
    for (let week = 0; week < weeks; week += 1) {
      const others = Array.from({ length: 4 }, () => drawn(150, 0.6, lot));
      if (compare(drawn(150, 0.6, lot), others).some(({ verdict }) => verdict === 'different')) wrong += 1;
    }
    expect(wrong / weeks).toBeLessThan(0.08);
  });

  it('and of ten true differences with the calls that were said to be needed, about eight are found', () => {
    const lot = lots(99);
    const calls = callsNeeded(0.6, 0.72);
    let found = 0;
    for (let week = 0; week < 1_000; week += 1) {
      const [compared] = compare(drawn(calls, 0.6, lot), [drawn(calls, 0.72, lot)]);
      if (compared?.verdict === 'different') found += 1;
    }
    expect(found / 1_000).toBeGreaterThan(0.75);
    expect(found / 1_000).toBeLessThan(0.86);
  });
});
