import { silentLogger } from '@aybiza/foundation/logger';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { expect, it } from 'vitest';
import { Spool } from './spool.ts';

const spoolOf = (maxBytes: number) => new Spool({ clock: fakeClock(), logger: silentLogger(), maxBytes });

it('keeps no more than it may, and counts what it drops', () => {
  const spool = spoolOf(100);
  expect([spool.take(60, 'log'), spool.take(41, 'log'), spool.take(40, 'log')]).toEqual([true, false, true]);
  expect([spool.bytes, spool.dropped]).toEqual([100, 1]);
});

it('has room for words when it has none for sound any more', () => {
  const spool = spoolOf(100);
  expect([spool.take(75, 'sound'), spool.take(1, 'sound'), spool.take(25, 'log')]).toEqual([true, false, true]);
});

it('has room again for what was written', () => {
  const spool = spoolOf(10);
  spool.take(10, 'log');
  spool.give(10);
  expect(spool.take(10, 'log')).toBe(true);
});
