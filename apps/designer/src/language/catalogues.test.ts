import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { READER_LANGUAGES } from '@aybiza/foundation/reader-language';
import { describe, expect, it } from 'vitest';
import { loadTranslations } from './load-translations.ts';
import type { Strings } from './strings.ts';

const SOURCES = join(import.meta.dirname, '..');
const OTHERS = READER_LANGUAGES.filter((language) => language !== 'en');

/** Every room's words, by the file they are in. */
const rooms = (
  await Promise.all(
    readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
      .filter((path) => /(^|\/)strings\.ts$/.test(path) && !path.startsWith('language/'))
      .map(async (path) => {
        const exported: Record<string, unknown> = await import(join(SOURCES, path));
        return Object.entries(exported).flatMap(([name, strings]) =>
          isStrings(strings) ? [{ path, name, strings }] : [],
        );
      }),
  )
).flat();

function isStrings(value: unknown): value is Strings<unknown> {
  return typeof value === 'object' && value !== null && 'english' in value && 'room' in value;
}

/** Every text of a catalogue by the way to it; those that are made of parts are left to the compiler. */
function textsOf(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([name, part]) => textsOf(part, path === '' ? name : `${path}.${name}`));
}

/** What stands in English sentences, and in no list of names or numbers. */
const ENGLISH = /\b(?:an?|and|are|as|for|in|is|it|not|of|on|or|that|the|this|to|what|when|with|you|your)\b/i;

/** A sentence, which no two languages share; a word may be the same in both. */
const isSentence = (text: string) => text.split(' ').length > 2 && ENGLISH.test(text);

it('finds the words of every room', () => {
  expect(rooms.length).toBeGreaterThan(40);
});

it('every room has a name of its own', () => {
  const names = rooms.map(({ strings }) => strings.room);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe.each(OTHERS)('everything can be read in “%s”', (language) => {
  it.each(rooms)('$name of $path', async ({ strings }) => {
    const words = (await loadTranslations(language)).get(strings.room);
    const english = new Map(textsOf(strings.english));
    const texts = textsOf(words);
    expect(texts.map(([path]) => path)).toEqual([...english.keys()]);
    const left = texts.filter(([path, text]) => text === english.get(path) && isSentence(text));
    expect(left).toEqual([]);
  });

  it('and nothing is translated that is said no more', async () => {
    const known = new Set(rooms.map(({ strings }) => strings.room));
    expect([...(await loadTranslations(language)).keys()].filter((room) => !known.has(room))).toEqual([]);
  });
});
