import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { ProviderError } from './provider-error.ts';
import { retry } from './retry.ts';

const passing = new ProviderError('busy', { code: 'PROVIDER_UNAVAILABLE', provider: 'x' });
const final = new ProviderError('no', { code: 'PROVIDER_UNAUTHORIZED', provider: 'x' });

/** Lets promise reactions run, so that the loop has planned its next pause. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

function setUp(errors: unknown[]) {
  const clock = fakeClock();
  const abort = new AbortController();
  let tries = 0;
  const task = async () => {
    tries += 1;
    const error = errors.shift();
    if (error !== undefined) throw error;
    return 'done';
  };
  const result = retry(task, { clock, signal: abort.signal, attempts: 3, baseDelayMs: 200, random: () => 0.5 });
  // The test looks at the outcome later.
  result.catch(() => {});
  return { clock, abort, result, tries: () => tries };
}

describe('the retry loop', () => {
  it('pauses half of the doubled ceiling at a random number of 0.5', async () => {
    const { clock, result, tries } = setUp([passing, passing]);
    await settle();
    clock.advance(99);
    await settle();
    expect(tries()).toBe(1);
    clock.advance(1);
    await settle();
    expect(tries()).toBe(2);
    clock.advance(200);
    expect(await result).toBe('done');
  });

  it('gives up after the last attempt with the last error', async () => {
    const { clock, result, tries } = setUp([passing, passing, passing]);
    for (let pause = 0; pause < 3; pause += 1) {
      await settle();
      clock.advance(2000);
    }
    await expect(result).rejects.toBe(passing);
    expect(tries()).toBe(3);
  });

  it('never repeats what will not get better', async () => {
    const { result, tries } = setUp([final]);
    await expect(result).rejects.toBe(final);
    expect(tries()).toBe(1);
  });

  it('stops waiting when it is aborted', async () => {
    const { abort, result, tries } = setUp([passing]);
    await settle();
    abort.abort(new Error('call over'));
    await expect(result).rejects.toThrow('call over');
    expect(tries()).toBe(1);
  });
});
