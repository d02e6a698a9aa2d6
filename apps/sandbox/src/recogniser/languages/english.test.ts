import { describe, expect, it } from 'vitest';
import { english } from './english.ts';

describe('English', () => {
  it.each([
    ['Book an Appointment!', 'book an appointment'],
    ['Zürich 24', 'zurich twenty four'],
    ["o'clock", "o'clock"],
    ['Room 305', 'room three zero five'],
    ['§§', undefined],
    ['日本', undefined],
  ])('says %s as %s', (keyterm, spoken) => {
    expect(english.spoken(keyterm)).toBe(spoken);
  });

  it('gives an unknown word a rough pronunciation', () => {
    expect(english.pronounce('aybiza')).toBe('EY B IH Z AE');
    expect(english.pronounce('shell')).toBe('SH EH L');
  });
});
