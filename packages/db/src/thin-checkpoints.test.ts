import { newId } from '@aybiza/foundation/new-id';
import { describe, expect, it } from 'vitest';
import { thinCheckpoints } from './thin-checkpoints.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** Noon of a day in UTC. */
const NOW = Date.UTC(2026, 10, 27, 12);

/** The ages, in ms, of those that stay. */
function kept(ages: readonly number[], { named = [] }: { named?: readonly number[] } = {}): number[] {
  const all = [...ages, ...named].toSorted((left, right) => left - right);
  const checkpoints = all.map((age) => ({
    id: newId('flowCheckpoint'),
    name: named.includes(age) ? 'Before the summer' : '',
    createdAt: NOW - age,
  }));
  const gone = new Set(thinCheckpoints(checkpoints, NOW));
  return checkpoints.filter(({ id }) => !gone.has(id)).map(({ createdAt }) => NOW - createdAt);
}

describe('checkpoints that stay', () => {
  it('are all of the last day, up to a hundred', () => {
    const halfHours = Array.from({ length: 47 }, (_, index) => index * 0.5 * HOUR);
    expect(kept(halfHours)).toEqual(halfHours);
    const minutes = Array.from({ length: 150 }, (_, index) => index * 60_000);
    expect(kept(minutes)).toEqual(minutes.slice(0, 100));
  });

  it('are the last of each day before, for thirty days', () => {
    const twiceADay = Array.from({ length: 40 }, (_, day) => [day * DAY + 25 * HOUR, day * DAY + 27 * HOUR]).flat();
    expect(kept(twiceADay)).toEqual(Array.from({ length: 29 }, (_, day) => day * DAY + 25 * HOUR));
  });

  it('are those with a name, however old they are', () => {
    expect(kept([26 * HOUR, 27 * HOUR, 400 * DAY], { named: [28 * HOUR, 500 * DAY] })).toEqual([
      26 * HOUR,
      28 * HOUR,
      500 * DAY,
    ]);
  });
});
