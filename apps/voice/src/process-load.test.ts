import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { watchProcessLoad } from './process-load.ts';

/** A process that is as busy as the test says. */
function aProcess() {
  const clock = fakeClock();
  let busy = 0;
  const load = watchProcessLoad(clock, () => busy);
  return {
    load,
    isBusy(share: number, forMs: number) {
      busy = share;
      for (let passed = 0; passed < forMs; passed += 500) clock.advance(500);
    },
  };
}

describe('a process', () => {
  it('has room until it works most of the time', () => {
    const { load, isBusy } = aProcess();
    isBusy(0.65, 10_000);
    expect(load.isHigh).toBe(false);
    isBusy(0.8, 2_000);
    expect(load.isHigh).toBe(true);
    expect(load.utilisation).toBeCloseTo(0.8);
  });

  it('has room again only when it has come down well below that', () => {
    const { load, isBusy } = aProcess();
    isBusy(0.8, 2_000);
    isBusy(0.65, 4_000);
    expect(load.isHigh).toBe(true);
    isBusy(0.5, 4_000);
    expect(load.isHigh).toBe(false);
  });

  it('takes one slow moment for none', () => {
    const { load, isBusy } = aProcess();
    isBusy(0.3, 4_000);
    isBusy(1, 500);
    expect(load.isHigh).toBe(false);
  });

  it('is looked at no more when it is stopped', () => {
    const { load, isBusy } = aProcess();
    load.stop();
    isBusy(1, 10_000);
    expect(load.utilisation).toBe(0);
  });
});
