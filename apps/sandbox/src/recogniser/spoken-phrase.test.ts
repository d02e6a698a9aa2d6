import { describe, expect, it } from 'vitest';
import { roughPronunciation, toSpokenPhrase } from './spoken-phrase.ts';

describe('toSpokenPhrase', () => {
  it.each([
    ['Book an Appointment!', 'book an appointment'],
    ['Zürich 24', 'zurich twenty four'],
    ["o'clock", "o'clock"],
    ['Room 305', 'room three zero five'],
    ['§§', undefined],
    ['日本', undefined],
  ])('says %s as %s', (keyterm, spoken) => {
    expect(toSpokenPhrase(keyterm)).toBe(spoken);
  });

  it('gives an unknown word a rough pronunciation', () => {
    expect(roughPronunciation('aybiza')).toBe('EY B IH Z AE');
    expect(roughPronunciation('shell')).toBe('SH EH L');
  });
});
