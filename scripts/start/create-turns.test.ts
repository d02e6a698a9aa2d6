import { expect, test } from 'vitest';
import { createTurns } from './create-turns.ts';

/** A task that ends when the test says so. */
function aTask(begun: string[], name: string) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const task = () => {
    begun.push(name);
    return ended;
  };
  return { task, end };
}

test('one begins when the one before it has ended, however that went', async () => {
  const inTurn = createTurns(60_000);
  const begun: string[] = [];
  const first = aTask(begun, 'first');
  const doing = inTurn(first.task);
  const failing = inTurn(() => Promise.reject(new Error('no licence')));
  const last = inTurn(async () => begun.push('last'));
  await expect.poll(() => begun).toEqual(['first']);
  first.end();
  await doing;
  await expect(failing).rejects.toThrow('no licence');
  await last;
  expect(begun).toEqual(['first', 'last']);
});

test('one that takes too long is not waited for', async () => {
  const inTurn = createTurns(5);
  const begun: string[] = [];
  const endless = aTask(begun, 'endless');
  const doing = inTurn(endless.task);
  await inTurn(async () => begun.push('next'));
  expect(begun).toEqual(['endless', 'next']);
  endless.end();
  await doing;
});
