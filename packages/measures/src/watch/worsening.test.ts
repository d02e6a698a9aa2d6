import { describe, expect, it, test } from 'vitest';
import { liveThrough, type WatchedLife } from '../testing/live-through.ts';
import { judgeWatch } from './judge-watch.ts';
import { FALSE_ALARMS, weighWorsening } from './worsening.ts';

const side = (hits: number, calls: number, open = 0) => ({ hits, calls, open });

/** How many of many lives end in a roll-back. */
function rolledBack(lives: number, life: Omit<WatchedLife, 'seed'>) {
  return Array.from({ length: lives }, (_, seed) => liveThrough({ ...life, seed })).filter((end) => end !== undefined);
}

describe('over whole lives in which a version is not worse than the margin', () => {
  const LIVES = 250;
  // Of one of two measures: both together have twice that. Three standard errors of 250 lives are 3 %.
  const MOST = FALSE_ALARMS / 2 + 0.03;

  it.each([
    { base: 0.02, worse: 0, margin: 0, share: 0.05 },
    { base: 0.1, worse: 0, margin: 0, share: 0.5 },
    { base: 0.5, worse: 0, margin: 0, share: 0.25 },
    { base: 0.9, worse: 0, margin: 0, share: 0.05 },
    { base: 0.02, worse: 0.02, margin: 0.02, share: 0.5 },
    { base: 0.2, worse: 0.05, margin: 0.05, share: 0.05 },
  ])('looks after every call roll at most one in forty back ($base, $worse, share $share)', ({ base, ...life }) => {
    const ends = rolledBack(LIVES, { ...life, base: () => base, measures: 2, calls: 500 });
    expect(ends.length / LIVES).toBeLessThan(MOST);
  });

  it('so is it while the share grows', () => {
    const life = { base: () => 0.1, worse: 0, margin: 0, measures: 2, calls: 400 };
    expect(rolledBack(LIVES, { ...life, share: [0.05, 0.25, 0.5] }).length / LIVES).toBeLessThan(MOST);
  });

  it('so is it when days come that are bad for both versions', () => {
    const drifting = (call: number) => (call % 200 < 100 ? 0.05 : 0.6);
    const life = { base: drifting, worse: 0, margin: 0, measures: 2, calls: 400 };
    for (const share of [0.05, 0.5, [0.05, 0.25, 0.5]])
      expect(rolledBack(LIVES, { ...life, share }).length / LIVES).toBeLessThan(MOST);
  });
});

describe('calls that are not over', () => {
  it('do not make a version worse whose calls take longer, or shorter', () => {
    const life = { base: () => 0.3, worse: 0, margin: 0, measures: 1, share: 0.5, calls: 200 };
    for (const lasting of [
      { newer: 30, older: 3 },
      { newer: 3, older: 30 },
    ])
      expect(rolledBack(400, { ...life, lasting }).length / 400).toBeLessThan(FALSE_ALARMS + 0.033);
  });

  it('speak for the new version until they are', () => {
    const known = { share: 0.5, newer: side(8, 8), older: side(0, 8) };
    expect(weighWorsening([known], TWO).isWorse).toBe(true);
    expect(weighWorsening([{ ...known, older: side(0, 8, 12) }], TWO).isWorse).toBe(false);
    expect(weighWorsening([{ ...known, newer: side(8, 8, 30) }], TWO).isWorse).toBe(false);
  });
});

describe('a version that is worse', () => {
  it('is rolled back within a few of its own callers when all its calls fail', () => {
    for (const share of [0.05, 0.25, 0.5]) {
      const ends = rolledBack(100, { base: () => 0.02, worse: 0.98, margin: 0.02, measures: 2, share, calls: 400 });
      expect(ends).toHaveLength(100);
      expect(Math.max(...ends.map(({ newer }) => newer))).toBeLessThan(15);
    }
  });

  it('is found in almost every life when it is plainly worse', () => {
    const ends = rolledBack(100, { base: () => 0.2, worse: 0.3, margin: 0.02, measures: 2, share: 0.5, calls: 500 });
    expect(ends.length).toBeGreaterThan(95);
  });

  it('is not found worse by very few calls, whatever they were', () => {
    expect(weighWorsening([{ share: 0.5, newer: side(3, 3), older: side(0, 3) }], TWO).isWorse).toBe(false);
    expect(weighWorsening([{ share: 0.05, newer: side(2, 2), older: side(0, 90) }], TWO).isWorse).toBe(false);
    expect(weighWorsening([{ share: 0.5, newer: side(0, 0), older: side(0, 90) }], TWO).isWorse).toBe(false);
  });

  it('is never found worse by being better', () => {
    expect(weighWorsening([{ share: 0.5, newer: side(0, 500), older: side(400, 500) }], TWO).isWorse).toBe(false);
  });
});

const TWO = { margin: 0.02, measures: 2 };

test('without a difference beyond the margin the expected evidence is one, exactly: no way to stake pays', () => {
  const margin = 0.05;
  for (const { share, base } of [
    { share: 0.05, base: 0.1 },
    { share: 0.5, base: 0.4 },
  ]) {
    let expected = 0;
    // All ends of four calls: the version that is drawn, and whether it goes badly.
    for (let end = 0; end < 4 ** 4; end += 1) {
      const newer = side(0, 0);
      const older = side(0, 0);
      let chance = 1;
      for (let call = 0; call < 4; call += 1) {
        const [isNewer, isBad] = [((end >> (2 * call)) & 1) === 1, ((end >> (2 * call + 1)) & 1) === 1];
        const bad = isNewer ? base + margin : base;
        chance *= (isNewer ? share : 1 - share) * (isBad ? bad : 1 - bad);
        const met = isNewer ? newer : older;
        met.calls += 1;
        if (isBad) met.hits += 1;
      }
      expected += chance * weighWorsening([{ share, newer, older }], { margin, measures: 1 }).evidence;
    }
    expect(expected).toBeCloseTo(1, 9);
  }
});

describe('what people read', () => {
  it('is the sum of all stretches, and says nothing of times in which all callers met one version', () => {
    const counted = [
      {
        share: 0.05,
        newer: { open: 1, calls: 4, dropped: 1, left: 0 },
        older: { open: 1, calls: 90, dropped: 2, left: 9 },
      },
      {
        share: 0.5,
        newer: { open: 1, calls: 50, dropped: 2, left: 5 },
        older: { open: 1, calls: 48, dropped: 1, left: 4 },
      },
      {
        share: 1,
        newer: { open: 1, calls: 9, dropped: 9, left: 0 },
        older: { open: 1, calls: 0, dropped: 0, left: 0 },
      },
    ];
    expect(judgeWatch([{ measure: 'dropped', margin: 2 }], counted)).toEqual([
      {
        ...{ measure: 'dropped', margin: 2, isWorse: false },
        newer: { hits: 3, calls: 54 },
        older: { hits: 3, calls: 138 },
        difference: expect.closeTo(4.74, 2),
      },
    ]);
  });

  it('has no difference before both versions have a call', () => {
    expect(judgeWatch([{ measure: 'left', margin: 2 }], [])).toMatchObject([{ difference: null, isWorse: false }]);
  });
});
