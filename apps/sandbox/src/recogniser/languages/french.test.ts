import { describe, expect, it } from 'vitest';
import { french } from './french.ts';

describe('French', () => {
  it.each([
    ['Prendre rendez-vous !', 'prendre rendez-vous'],
    ["J'aimerais une échéance", "j' aimerais une échéance"],
    ['D’accord', "d'accord"],
    ['Le 21 mars', 'le vingt et un mars'],
    ['À 71 ans', 'à soixante et onze ans'],
    ['Chambre 305', 'chambre trois zéro cinq'],
    ['§§', undefined],
  ])('says %s as %s', (keyterm, spoken) => {
    expect(french.spoken(keyterm)).toBe(spoken);
  });

  it('gives an unknown word a rough pronunciation, with what is silent at its end left out', () => {
    expect(french.pronounce('chateaux')).toBe('ch aa tt au');
    expect(french.pronounce('dupond')).toBe('dd uu pp on');
  });
});
