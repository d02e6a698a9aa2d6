import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { expect, test } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

test('a caller has a burst, then waits as long as the refusal says', () => {
  const clock = fakeClock();
  const limit = createRateLimit({ clock, burst: 3, perSecond: 0.5 });
  for (let request = 0; request < 3; request++) limit.count('a');
  expect(() => limit.count('a')).toThrow(expect.objectContaining({ code: 'RATE_LIMITED', retryAfterS: 2 }));
  clock.advance(2_000);
  expect(() => limit.count('a')).not.toThrow();
});

test('one caller does not use up what another has', () => {
  const limit = createRateLimit({ clock: fakeClock(), burst: 1, perSecond: 1 });
  limit.count('a');
  expect(() => limit.count('b')).not.toThrow();
});
