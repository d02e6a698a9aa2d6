import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { guardCalls } from './guard-calls.ts';

const LOOK_MS = 5_000;
const MINUTE_MS = 60_000;

function guarded() {
  const clock = fakeClock();
  const calls = { count: 0 };
  const asked: number[] = [];
  const logged: string[] = [];
  const state = { isAway: false };
  const log = (_fields: unknown, message?: string) => void logged.push(message ?? '');
  const stop = guardCalls({
    agent: {
      protect: async (minutes) => {
        if (state.isAway) throw new Error('the agent is away');
        asked.push(minutes);
      },
    },
    calls,
    clock,
    logger: { info: log, warn: log },
  });
  /** Lets a look end before the next one may begin. */
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += LOOK_MS) {
      clock.advance(LOOK_MS);
      await new Promise(setImmediate);
    }
  };
  return { calls, asked, logged, state, pass, stop };
}

describe('a voice process in a task of Amazon ECS', () => {
  it('asks for nothing while it has no calls', async () => {
    const { asked, pass } = guarded();
    await pass(MINUTE_MS);
    expect(asked).toEqual([]);
  });

  it('is protected while it has calls, asked for again long before it ends, and no longer', async () => {
    const { calls, asked, pass } = guarded();
    calls.count = 3;
    await pass(LOOK_MS);
    expect(asked).toEqual([20]);
    await pass(25 * MINUTE_MS);
    expect(asked).toEqual([20, 20, 20]);
    calls.count = 0;
    await pass(MINUTE_MS);
    expect(asked).toEqual([20, 20, 20, 0]);
  });

  it('says once that it cannot be protected, goes on asking, and says when it is', async () => {
    const { calls, asked, logged, state, pass } = guarded();
    state.isAway = true;
    calls.count = 1;
    await pass(MINUTE_MS);
    expect(logged).toEqual(['calls not protected from scaling in']);
    state.isAway = false;
    await pass(MINUTE_MS);
    expect(asked).toEqual([20]);
    expect(logged).toEqual(['calls not protected from scaling in', 'calls protected from scaling in again']);
  });

  it('asks for nothing more when it ends', async () => {
    const { calls, asked, pass, stop } = guarded();
    stop();
    calls.count = 1;
    await pass(MINUTE_MS);
    expect(asked).toEqual([]);
  });
});
