import { describe, expect, it } from 'vitest';
import { isBackchannel } from './backchannel.ts';

describe('isBackchannel', () => {
  it.each([
    ['Mhm.', 'en-US'],
    ['uh-huh', 'en-GB'],
    ['Yeah, okay.', 'en-US'],
    ['yeah yeah right', 'en-US'],
    ['I see.', 'en-US'],
    ['Sí, claro.', 'es-ES'],
    ['vale', 'es'],
    ['D’accord.', 'fr-FR'],
    ['Ach so, ja.', 'de-DE'],
    ['Okay.', 'ja-JP'],
    ['', 'en-US'],
  ])('“%s” (%s) goes on listening', (text, language) => {
    expect(isBackchannel(text, language)).toBe(true);
  });

  it.each([
    ['Wait.', 'en-US'],
    ['yes but not tomorrow', 'en-US'],
    ['right now please', 'en-US'],
    ['yeah yeah yeah yeah', 'en-US'],
    ['no', 'en-US'],
    ['ja', 'en-US'],
    ['genau das nicht', 'de-DE'],
  ])('“%s” (%s) wants the floor', (text, language) => {
    expect(isBackchannel(text, language)).toBe(false);
  });
});
