import type { Bus } from '@aybiza/backbone/bus/port';
import { silentLogger } from '@aybiza/foundation/logger';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { openSignalDoor } from './signal-door.ts';

/** A bus that can be away, and tells how many listen on it. */
function aBus(isAway: boolean) {
  const state = { isAway, tries: 0, listening: 0 };
  const bus: Bus = {
    publish: () => Promise.resolve(),
    subscribe: async () => {
      state.tries += 1;
      if (state.isAway) throw new Error('no bus');
      state.listening += 1;
      return () => {
        state.listening -= 1;
      };
    },
    close: () => Promise.resolve(),
  };
  return { bus, state };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

function open({ isAway = true } = {}) {
  const { bus, state } = aBus(isAway);
  const clock = fakeClock();
  const calls = { signalSent: () => undefined };
  const close = openSignalDoor({ bus, calls, clock, logger: silentLogger() });
  return { state, clock, close };
}

describe('the door for signals', () => {
  it('is opened again and again while the bus is away, and once when it is back', async () => {
    const { state, clock } = open();
    await settled();
    clock.advance(5_000);
    await settled();
    expect(state).toMatchObject({ tries: 2, listening: 0 });
    state.isAway = false;
    clock.advance(5_000);
    await settled();
    clock.advance(60_000);
    await settled();
    expect(state).toMatchObject({ tries: 3, listening: 1 });
  });

  it('closes, also while it is being opened', async () => {
    const { state, close } = open({ isAway: false });
    close();
    await settled();
    expect(state).toMatchObject({ tries: 1, listening: 0 });
  });

  it('that was closed while the bus was away is not opened any more', async () => {
    const { state, clock, close } = open();
    await settled();
    close();
    state.isAway = false;
    clock.advance(60_000);
    await settled();
    expect(state).toMatchObject({ tries: 1, listening: 0 });
  });
});
