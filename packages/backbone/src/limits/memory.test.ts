import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, test } from 'vitest';
import { limitsContract } from './contract.ts';
import { createMemoryLimits } from './memory.ts';

describe('limits in memory', () => {
  for (const check of limitsContract) test(check.title, () => check.run(createMemoryLimits(fakeClock())));

  test('what was refused is there after the time that was told', async () => {
    const clock = fakeClock();
    const limits = createMemoryLimits(clock);
    const take = () => limits.take('a', { burst: 1, perSecond: 0.5 });
    await take();
    const { retryAfterMs } = await take();
    clock.advance(retryAfterMs);
    expect(await take()).toMatchObject({ isAllowed: true });
  });

  test('however many keys there are, memory stays bounded, and the newest are known', async () => {
    const limits = createMemoryLimits(fakeClock());
    const allowance = { burst: 1, perSecond: 0.01 };
    for (let key = 0; key <= 10_000; key++) await limits.take(String(key), allowance);
    expect(await limits.take('10000', allowance)).toMatchObject({ isAllowed: false });
    expect(await limits.take('0', allowance)).toMatchObject({ isAllowed: true });
  });
});
