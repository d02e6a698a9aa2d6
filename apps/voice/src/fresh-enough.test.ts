import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { describe, expect, it } from 'vitest';
import { FreshEnough } from './fresh-enough.ts';

function aValue() {
  const clock = fakeClock();
  const errors: unknown[] = [];
  let read = (known: number | undefined): Promise<number> => Promise.resolve((known ?? 0) + 1);
  const value = new FreshEnough<number>({
    clock,
    read: (known) => read(known),
    onError: (error) => errors.push(error),
  });
  return {
    clock,
    value,
    errors,
    from: (next: typeof read) => {
      read = next;
    },
  };
}

describe('a value that may be a second old', () => {
  it('is read once within a second, however many want it', async () => {
    const { value, clock } = aValue();
    expect(await Promise.all([value.get(), value.get()])).toEqual([1, 1]);
    clock.advance(999);
    expect(await value.get()).toBe(1);
    clock.advance(1);
    expect(await value.get()).toBe(2);
  });

  it('is the last one while it cannot be read, and undefined when it never could', async () => {
    const { value, clock, from, errors } = aValue();
    from(() => Promise.reject(new Error('away')));
    expect(await value.get()).toBeUndefined();
    from(() => Promise.resolve(7));
    expect(await value.get()).toBe(7);
    from(() => Promise.reject(new Error('away')));
    clock.advance(5_000);
    expect(await value.get()).toBe(7);
    expect(errors.length).toBe(2);
  });

  it('holds nobody up for long who can do with the last one', async () => {
    const { value, clock, from } = aValue();
    await value.get();
    clock.advance(5_000);
    from(() => new Promise(() => undefined));
    const waiting = value.get();
    clock.advance(300);
    expect(await waiting).toBe(1);
  });
});
