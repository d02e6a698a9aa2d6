import { expect, test } from 'vitest';
import { bindParts } from './bind-parts.ts';

const data = { prompt: 'Which day?', noInput: { waitSeconds: 6 } };

function record() {
  const changes: unknown[] = [];
  const bind = bindParts({
    value: data,
    onValue(value, typing) {
      changes.push([value, typing]);
      return true;
    },
  });
  return { bind, changes };
}

test('a changed part becomes a changed whole, and what is typed says where', () => {
  const { bind, changes } = record();
  const prompt = bind('prompt');
  prompt.onValue('And the time?', prompt.field);
  expect(changes).toEqual([[{ ...data, prompt: 'And the time?' }, 'prompt']]);
});

test('a part of a part is named by its path', () => {
  const { bind, changes } = record();
  const wait = bindParts(bind('noInput'))('waitSeconds');
  wait.onValue(9);
  expect([wait.field, wait.value]).toEqual(['noInput.waitSeconds', 6]);
  expect(changes).toEqual([[{ ...data, noInput: { waitSeconds: 9 } }, undefined]]);
});
