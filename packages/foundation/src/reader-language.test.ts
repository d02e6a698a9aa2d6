import { describe, expect, it } from 'vitest';
import { pickReaderLanguage } from './reader-language.ts';

describe('the language of a page', () => {
  it.each([
    ['was chosen, whatever the browser asks for', { chosen: 'fr', asked: 'de', is: 'fr' }],
    [
      'is the first that the browser asks for and that there is',
      { chosen: undefined, asked: 'it, de-CH;q=0.9, en;q=0.5', is: 'de' },
    ],
    ['is the one that is asked for most, not first', { chosen: undefined, asked: 'en;q=0.3, fr;q=0.8', is: 'fr' }],
    ['is none that the browser refuses', { chosen: undefined, asked: 'de;q=0, fr;q=0.1', is: 'fr' }],
    ['is English where nothing fits', { chosen: undefined, asked: 'ja, it', is: 'en' }],
    ['is English where nothing is asked for', { chosen: undefined, asked: null, is: 'en' }],
    ['is not one that there is not', { chosen: 'xx', asked: 'de', is: 'de' }],
    ['is English where the request is nonsense', { chosen: undefined, asked: ';;q=,,', is: 'en' }],
  ] as const)('%s', (_, { chosen, asked, is }) => {
    expect(pickReaderLanguage(chosen, asked)).toBe(is);
  });
});
