import { expect, test } from 'vitest';
import { isUnderWay } from './under-way.ts';

const step = (id: string, status: string, ...needs: string[]) => ({ step: id, status, needs });

test.each([
  ['a step runs', [step('a', 'running')], true],
  ['a step waits for its turn', [step('a', 'done'), step('b', 'waiting', 'a')], true],
  ['a step waits for one that failed', [step('a', 'failed'), step('b', 'waiting', 'a')], false],
  [
    'a step waits for one that waits for one whose fate is unknown',
    [step('c', 'waiting', 'b'), step('b', 'waiting', 'a'), step('a', 'unknown')],
    false,
  ],
  ['one is held and another is not', [step('a', 'failed'), step('b', 'waiting', 'a'), step('c', 'waiting')], true],
  ['all have ended', [step('a', 'done'), step('b', 'skipped'), step('c', 'failed')], false],
  ['steps wait for each other', [step('a', 'waiting', 'b'), step('b', 'waiting', 'a')], true],
])('something still happens by itself, or not: %s', (_case, steps, expected) => {
  expect(isUnderWay(steps)).toBe(expected);
});
