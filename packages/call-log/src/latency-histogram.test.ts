import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latencyBin, latencyOfBin, latencyPercentile, withLatency } from './latency-histogram.ts';

const durations = (max: number) => fc.double({ min: 0, max, noNaN: true });

describe('latencyBin', () => {
  it('takes a duration for its bin within 4.9 %, from 1 ms to 90 s', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 90_000, noNaN: true }), (ms) => {
        expect(Math.abs(latencyOfBin(latencyBin(ms)) / ms - 1)).toBeLessThan(0.049);
      }),
    );
  });

  it('never puts a longer duration into an earlier bin', () => {
    fc.assert(
      fc.property(durations(200_000), durations(1_000), (ms, more) => {
        expect(latencyBin(ms + more)).toBeGreaterThanOrEqual(latencyBin(ms));
      }),
    );
  });

  it('counts what took no time, and what took longer than anybody waits', () => {
    expect([latencyBin(0), latencyBin(0.4), latencyBin(1), latencyBin(10_000_000)]).toEqual([0, 0, 1, 120]);
    expect(latencyOfBin(0)).toBe(0);
  });
});

describe('latencyPercentile', () => {
  it('is within 4.9 % of the percentile of the times themselves, also when histograms were added up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 200 }),
        fc.constantFrom(0.5, 0.9, 0.95, 0.99),
        (times, fraction) => {
          const exact = [...times].sort((left, right) => left - right)[Math.ceil(times.length * fraction) - 1] ?? 0;
          const found = latencyPercentile(times.reduce(withLatency, {}), fraction) ?? 0;
          expect(Math.abs(found / exact - 1)).toBeLessThan(0.049);
        },
      ),
    );
  });

  it('has no answer without a time', () => {
    expect(latencyPercentile({}, 0.5)).toBeNull();
  });
});
