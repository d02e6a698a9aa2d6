import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from './clock.ts';

const HOUR_MS = 3_600_000;

afterEach(() => vi.restoreAllMocks());

describe.each([
  ['an hour forward', HOUR_MS],
  ['an hour back', -HOUR_MS],
])('check 27: the machine’s clock is set %s', (_how, jumpMs) => {
  function jump() {
    const real = Date.now;
    const clock = systemClock();
    const before = clock.now();
    vi.spyOn(Date, 'now').mockImplementation(() => real() + jumpMs);
    return { clock, before };
  }

  it('and what is now goes on as before: nothing took an hour, and nothing took less than no time', () => {
    const { clock, before } = jump();
    const passed = clock.now() - before;
    expect([passed >= 0, passed < 60_000]).toEqual([true, true]);
  });

  it('and timers run after their time, not at once and not never', async () => {
    const { clock } = jump();
    const since = clock.monotonic();
    await new Promise<void>((resolve) => clock.after(20, resolve));
    expect(clock.monotonic() - since).toBeGreaterThanOrEqual(19);
  });
});

it('what has arrived while the process slept comes before the timers that ran out', async () => {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const near = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [far] = await once(server, 'connection');
  const order: string[] = [];
  near.on('data', () => order.push('arrived'));
  const rung = new Promise<void>((resolve) => {
    // Timers come first after this phase of Node's loop.
    setImmediate(() => {
      systemClock().after(20, () => {
        order.push('rang');
        resolve();
      });
      far.write('x');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    });
  });
  await rung;
  expect(order).toEqual(['arrived', 'rang']);
  near.destroy();
  server.close();
});

it('a timer that was cancelled while what ran out waited does not ring', async () => {
  const clock = systemClock();
  let rang = false;
  await new Promise<void>((resolve) => {
    setImmediate(() => {
      const cancel = clock.after(20, () => {
        rang = true;
      });
      setTimeout(cancel, 20);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
      setTimeout(resolve, 20);
    });
  });
  expect(rang).toBe(false);
});

describe('in a browser, which has no setImmediate', () => {
  it('timers ring, late ones as well, and can be cancelled', async () => {
    vi.stubGlobal('setImmediate', undefined);
    vi.stubGlobal('clearImmediate', undefined);
    const clock = systemClock();
    const rung: string[] = [];
    const late = new Promise<void>((resolve) => {
      clock.after(10, () => {
        rung.push('late');
        resolve();
      });
    });
    const cancel = clock.after(10, () => rung.push('cancelled'));
    cancel();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    await late;
    expect(rung).toEqual(['late']);
    vi.unstubAllGlobals();
  });
});
