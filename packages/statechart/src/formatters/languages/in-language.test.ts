import { describe, expect, it } from 'vitest';
import { inLanguage, languageOfWords } from './in-language.ts';

const HELLO = { en: 'Hello', de: 'Guten Tag' };

describe('words by language', () => {
  it.each([
    ['de', 'Guten Tag', 'de'],
    ['de-CH', 'Guten Tag', 'de-CH'],
    ['DE_AT', 'Guten Tag', 'DE_AT'],
    ['en-GB', 'Hello', 'en-GB'],
    ['ja-JP', 'Hello', 'en'],
    ['constructor', 'Hello', 'en'],
    ['', 'Hello', 'en'],
  ])('in “%s” are “%s”, said in %s', (tag, words, language) => {
    expect([inLanguage(HELLO, tag), languageOfWords(HELLO, tag)]).toEqual([words, language]);
  });
});
