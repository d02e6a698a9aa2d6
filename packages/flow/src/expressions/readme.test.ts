import { readFileSync } from 'node:fs';
import { FORMATTERS, FUNCTIONS, MACROS } from '@aybiza/statechart';
import { expect, it } from 'vitest';

const names = [...Object.keys(FUNCTIONS), ...Object.keys(MACROS), ...Object.keys(FORMATTERS)];

it.each(['../../README.md', '../../../statechart/README.md'])('%s names every function and every formatter', (path) => {
  const text = readFileSync(new URL(path, import.meta.url), 'utf8').replace(/```[\s\S]*?```/g, '');
  const code = [...text.matchAll(/`([^`]+)`/g)].map(([, inside = '']) => inside).join(' ');
  const missing = names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code));
  expect(missing).toEqual([]);
});
