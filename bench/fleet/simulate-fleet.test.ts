import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorAt, fitLoadCurve, measuredUtilisation, utilisationOf } from './load-curve.ts';
import { readMeasured } from './measured.ts';
import type { FleetPlan, Happening } from './plan.ts';
import { createRandom } from './random.ts';
import { curve, planOf, simulateOneProcess, sizes } from './scenarios.ts';
import { simulateFleet } from './simulate-fleet.ts';
import { putIn, toMarkdown } from './tables.ts';
import { StreamVendor } from './vendor.ts';

const measured = readMeasured();
/** A simulated process may be this far from the one that was measured. */
const BOUND = 0.1;
const MINUTE = 60_000;
const run = (change: Partial<FleetPlan> = {}, calls = 2_000) => simulateFleet(planOf(calls, measured, change));
const happening = (one: Happening) => run({ happenings: [one] });

describe('the curve of one process', () => {
  it('is within a tenth of what was measured, fitted and simulated', () => {
    for (const row of measured.rows) {
      expect(Math.abs(errorAt(measured.curve, row)), `${row.calls} calls fitted`).toBeLessThan(BOUND);
      const error = simulateOneProcess(row.calls, measured) / measuredUtilisation(row) - 1;
      expect(Math.abs(error), `${row.calls} calls simulated`).toBeLessThan(BOUND);
    }
  });

  it('is found again from what it gives', () => {
    const given = { perCall: 0.001, waking: 0.04, spread: 8 };
    const rows = [1, 10, 50, 200, 400].map((calls) => ({
      calls,
      cpuMsPerCallSecond: (utilisationOf(given, calls) * 1_000) / calls,
    }));
    const fitted = fitLoadCurve(rows);
    for (const calls of [5, 100, 800]) expect(utilisationOf(fitted, calls)).toBeCloseTo(utilisationOf(given, calls), 2);
    expect(() => fitLoadCurve(rows.slice(0, 2))).toThrow('at least three');
  });
});

describe('a simulated fleet', () => {
  it('comes out the same with the same seed, and otherwise with another', () => {
    expect(run()).toEqual(run());
    expect(run({ seed: 2 })).not.toEqual(run());
  });

  it('carries what comes when nothing happens: nobody is refused, dropped or heard elsewhere', () => {
    const { arrived, refused, dropped, elsewhere, mostCalls } = run();
    expect([refused, dropped, elsewhere]).toEqual([0, 0, 0]);
    // Little's law: calls at a time are those that come a second, times how long they last.
    expect(mostCalls).toBeGreaterThan(1_900);
    expect(mostCalls).toBeLessThan(2_200);
    expect(arrived / (9 * 60)).toBeCloseTo(2_000 / 186, 0);
  });

  it('refuses what its ceiling does not carry, before a process is full', () => {
    const regions = [{ name: 'here', share: 1, mostProcesses: 1, tripsMs: [0] }];
    const { refused, mostUtilisation, dropped } = run({ regions });
    expect(refused).toBeGreaterThan(0);
    expect(mostUtilisation).toBeLessThan(0.75);
    expect(dropped).toBe(0);
  });

  it('drops the calls of a region that is lost, and carries those who call again elsewhere', () => {
    const { dropped, calledAgain, elsewhere, late } = happening({ atMs: 3 * MINUTE, type: 'regionLost', region: 0 });
    expect(dropped).toBeGreaterThan(700);
    expect(calledAgain / dropped).toBeCloseTo(0.8, 1);
    expect(elsewhere).toBeGreaterThan(dropped);
    expect(late).toBeGreaterThan(0);
  });

  it('has every call of a broken network come back or end, and none twice', () => {
    const calm = run();
    const { tookOver, dropped, silence } = happening({ atMs: 3 * MINUTE, type: 'socketsBroken', region: 0 });
    expect(tookOver + dropped).toBeGreaterThan(700);
    expect(tookOver + dropped).toBeLessThan(calm.mostCalls);
    expect(silence.p99).toBeLessThanOrEqual(10_000);
  });

  it('drops nobody in an upgrade, in which every call that is on changes its process', () => {
    const { dropped, refused, tookOver } = happening({ atMs: 2 * MINUTE, type: 'upgrade', atOnce: 1 });
    expect([dropped, refused]).toEqual([0, 0]);
    expect(tookOver).toBeGreaterThan(1_000);
  });

  it('has the second model answer what the first one has no tokens for, and asks callers again where there is none', () => {
    const model = { tokensAMinute: 3e6, tokensATurn: 1_500, turnEveryMs: 10_000 };
    const alone = run({ model: { ...model, secondTokensAMinute: 0 } });
    const backed = run({ model: { ...model, secondTokensAMinute: Number.POSITIVE_INFINITY } });
    expect([alone.secondModelTurns, backed.askedAgain]).toEqual([0, 0]);
    expect(alone.askedAgain).toBeGreaterThan(0);
    expect(backed.secondModelTurns).toBeGreaterThan(0);
  });

  it('keeps calls waiting that are placed faster than the telephone company lets them out', () => {
    const { longestPlacingWaitMs } = run({ placing: { wanted: 4, allowed: 3 } });
    // After ten minutes a call a second is left over, which takes a third of a second each.
    expect(longestPlacingWaitMs).toBeGreaterThan(150_000);
    expect(longestPlacingWaitMs).toBeLessThan(210_000);
  });
});

describe('a vendor that is full', () => {
  it('is asked three times by a process, then rests, twice as long each time it is full again', () => {
    const vendor = new StreamVendor({ first: 0, second: 100 });
    const asked = [0, 100, 200, 300, 2_300, 2_400, 6_400].map((at) => {
      const before = vendor.throttled;
      vendor.open(1, at);
      return vendor.throttled > before;
    });
    expect(asked).toEqual([true, true, true, false, true, false, true]);
    expect([vendor.used.second, vendor.passedOver]).toEqual([7, 2]);
    expect(vendor.open(2, 300)).toBe('second');
    expect(vendor.throttled).toBe(6);
  });

  it('leaves nobody to hear a call when the second one is full as well', () => {
    expect(new StreamVendor({ first: 0, second: 0 }).open(1, 0)).toBe('nobody');
  });
});

describe('numbers that come again', () => {
  it('have the mean that was asked for', () => {
    const random = createRandom(7);
    const mean = (draw: () => number) =>
      Array.from({ length: 20_000 }, draw).reduce((sum, one) => sum + one, 0) / 20_000;
    expect(mean(() => random.poisson(3))).toBeCloseTo(3, 0);
    expect(mean(() => random.poisson(80))).toBeCloseTo(80, 0);
    expect(mean(() => random.lognormal(100, 0.5)) / (100 * Math.exp(0.125))).toBeCloseTo(1, 1);
  });
});

describe('docs/operators/scale.md', () => {
  const page = readFileSync(new URL('../../docs/operators/scale.md', import.meta.url), 'utf8');

  it('has the figures that are quick to come by; bench/fleet.mjs --check holds all of them', () => {
    expect(page).toContain(toMarkdown(curve(measured)));
    for (const line of toMarkdown(sizes(measured, [1, 10, 100, 1_000])).split('\n')) expect(page).toContain(line);
  });

  it('is refused when it has no place for a table', () => {
    expect(() => putIn(page, [{ name: 'nowhere', rows: [{ a: 1 }] }])).toThrow('no place for "nowhere"');
  });
});
