import type { Limits } from '@aybiza/backbone/limits/port';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { expect, test } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

const away: Limits = {
  take: () => Promise.reject(new Error('away')),
  close: () => Promise.resolve(),
};

test('a caller has a burst, then waits as long as the refusal says', async () => {
  const clock = fakeClock();
  const limit = createRateLimit({ clock, burst: 3, perSecond: 0.5 });
  for (let request = 0; request < 3; request++) await limit.count('a');
  await expect(limit.count('a')).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterS: 2 });
  clock.advance(2_000);
  expect(await limit.count('a')).toMatchObject({ limit: 3, left: 0 });
});

test('one caller does not use up what another has', async () => {
  const limit = createRateLimit({ clock: fakeClock(), burst: 1, perSecond: 1 });
  await limit.count('a');
  expect(await limit.count('b')).toMatchObject({ left: 0 });
});

test('while nobody can tell what was used, a process counts for itself', async () => {
  const limit = createRateLimit({ clock: fakeClock(), burst: 1, perSecond: 1, limits: away });
  await limit.count('a');
  await expect(limit.count('a')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('while nobody can tell what was used, what costs money is refused', async () => {
  const limit = createRateLimit({ clock: fakeClock(), burst: 9, perSecond: 1, limits: away, whenAway: 'refuse' });
  await expect(limit.count('a')).rejects.toMatchObject({ code: 'CANNOT_COUNT' });
});
