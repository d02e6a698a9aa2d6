import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inEnglish } from '../../../language/strings.ts';
import { auditStrings } from './strings.ts';

const strings = inEnglish(auditStrings);

const ROOT = join(import.meta.dirname, '../../../../../..');
/** An action is two words with a point between them, beside `action` or as what is chosen for it. */
const ACTION = /action(?: =|:)[^;,]*?'([a-zA-Z]+\.[a-zA-Z]+)'(?:[^;,']*'([a-zA-Z]+\.[a-zA-Z]+)')?/g;

function actionsIn(folder: string): string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !/test\.ts$/.test(file))
    .flatMap((file) => [...readFileSync(join(ROOT, folder, file), 'utf8').matchAll(ACTION)])
    .flatMap(([, one, other]) => [one, other].filter((action) => action !== undefined));
}

test('everything that the API writes into the audit log is told in words', () => {
  const written = actionsIn('packages/api/src');
  expect(written.length).toBeGreaterThan(50);
  expect([...new Set(written)].filter((action) => !Object.hasOwn(strings.actions, action))).toEqual([]);
});

test('every word of the filter finds something', () => {
  const nouns = new Set(Object.keys(strings.actions).map((action) => action.split('.')[0]));
  expect(Object.keys(strings.nouns).filter((noun) => !nouns.has(noun))).toEqual([]);
});
