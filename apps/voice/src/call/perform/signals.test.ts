import type { SignalId } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { newId } from '@aybiza/foundation/new-id';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import type { CallInputBody } from '../call-input.ts';
import type { KeptSignal } from '../call-world.ts';
import { createSignalWatch } from './signals.ts';

type Answer = KeptSignal | undefined | 'away';

/** A watch whose looks are answered when the test says so. */
function aWatch() {
  const clock = fakeClock();
  const pushed: CallInputBody[] = [];
  const used: SignalId[] = [];
  const looks: { signal: string; except: ReadonlySet<SignalId>; answer: (answer: Answer) => void }[] = [];
  const watch = createSignalWatch({
    world: { clock, logger: silentLogger() },
    records: {
      findSignal: (signal, except) =>
        new Promise((resolve, reject) => {
          const answer = (given: Answer) =>
            given === 'away'
              ? reject(new Error('no database'))
              : resolve(given && !except.has(given.id) ? given : undefined);
          looks.push({ signal, except, answer });
        }),
      signalUsed: (id) => used.push(id),
    },
    push: (input) => pushed.push(input),
    run: (work) => void work,
  });
  const answer = async (index: number, given: Answer) => {
    looks[index]?.answer(given);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { clock, watch, looks, pushed, used, answer };
}

const paid = (): KeptSignal => ({ id: newId('signal'), body: { amount: 1 } });

describe('looking for signals', () => {
  it('begins as soon as one is awaited, for what was sent before', async () => {
    const { watch, looks, pushed, used, answer } = aWatch();
    const kept = paid();
    watch.follow('paid');
    expect(looks.map(({ signal }) => signal)).toEqual(['paid']);
    await answer(0, kept);
    expect(pushed).toEqual([{ type: 'signal', signal: 'paid', body: { amount: 1 } }]);
    expect(used).toEqual([kept.id]);
  });

  it('does not happen while none is awaited, whatever is announced', async () => {
    const { watch, looks } = aWatch();
    expect(await watch.announced(newId('signal'))).toBe(false);
    expect(looks).toEqual([]);
  });

  it('is tried again when the database was away', async () => {
    const { clock, watch, pushed, answer } = aWatch();
    watch.follow('paid');
    await answer(0, 'away');
    expect(pushed).toEqual([]);
    clock.advance(5_000);
    await answer(1, paid());
    expect(pushed).toHaveLength(1);
  });

  it('finds nothing for a wait that ended meanwhile, and leaves the signal unused', async () => {
    const { watch, pushed, used, answer } = aWatch();
    watch.follow('paid');
    watch.follow(null);
    await answer(0, paid());
    expect([pushed, used]).toEqual([[], []]);
  });

  it('for an earlier wait does not end a later one of the same name', async () => {
    const { watch, pushed, answer } = aWatch();
    const kept = paid();
    watch.follow('paid');
    watch.follow('paid');
    await answer(0, kept);
    expect(pushed).toEqual([]);
    await answer(1, kept);
    expect(pushed).toHaveLength(1);
  });

  it('never gives the same signal twice, although it is not marked yet', async () => {
    const { watch, pushed, looks, answer } = aWatch();
    const kept = paid();
    watch.follow('paid');
    await answer(0, kept);
    watch.follow('paid');
    expect(looks[1]?.except).toEqual(new Set([kept.id]));
    await answer(1, kept);
    expect(pushed).toHaveLength(1);
  });

  it('tells who announced it whether it was used, also when it was found on the way', async () => {
    const { watch, answer } = aWatch();
    const [kept, other] = [paid(), paid()];
    watch.follow('paid');
    const announced = watch.announced(kept.id);
    await answer(0, kept);
    watch.follow(null);
    await answer(1, other);
    expect(await announced).toBe(true);
    expect(await watch.announced(other.id)).toBe(false);
  });

  it('stops when the call is over', () => {
    const { clock, watch, looks } = aWatch();
    watch.follow('paid');
    watch.close();
    clock.advance(60_000);
    expect(looks).toHaveLength(1);
  });
});
