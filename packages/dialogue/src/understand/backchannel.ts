import { plainWords, wordsOf } from './plain-words.ts';

/**
 * What people say to show that they are still listening, by language. None of it takes the floor: whoever hears it goes on (Yngve 1970,
 * “back channel”). Sounds that recognisers write differently stand in all their spellings.
 */
const BACKCHANNELS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'mhm',
    'mm',
    'hmm',
    'hm',
    'uh huh',
    'mm hmm',
    'yeah',
    'yep',
    'yes',
    'ok',
    'okay',
    'right',
    'sure',
    'i see',
    'got it',
    'alright',
    'all right',
    'go on',
    'oh',
    'ah',
    'uh',
    'um',
    'er',
  ],
  es: ['aja', 'mm', 'mhm', 'si', 'ya', 'vale', 'claro', 'ok', 'okay', 'bueno', 'entiendo', 'eh', 'ah'],
  fr: ['mm', 'mhm', 'hum', 'oui', 'ouais', 'ok', 'okay', 'd accord', 'bien', 'je vois', 'ah', 'euh'],
  de: ['mhm', 'mm', 'hm', 'aha', 'ja', 'ok', 'okay', 'genau', 'gut', 'verstehe', 'ach so', 'ah', 'ah ja'],
  it: ['mm', 'mhm', 'si', 'ok', 'okay', 'certo', 'capisco', 'va bene', 'ah', 'eh'],
  pt: ['mm', 'mhm', 'sim', 'ta', 'ok', 'okay', 'certo', 'aham', 'entendi', 'pois', 'ah'],
};

/** Sounds that mean the same everywhere. */
const ANYWHERE = ['mhm', 'mm', 'hm', 'hmm', 'ah', 'oh', 'ok', 'okay'];

/** Up to so many of them in a row are one nod: “yeah, okay, right”. */
const MAX_IN_A_ROW = 3;

/** Does this take no part in the conversation but “go on, I am listening”? An empty text does not either. */
export function isBackchannel(text: string, language: string): boolean {
  const nods = new Set([...ANYWHERE, ...(BACKCHANNELS[language.slice(0, 2).toLowerCase()] ?? [])]);
  // Recognisers write accents or leave them out.
  const words = wordsOf(plainWords(text));
  let count = 0;
  for (let at = 0; at < words.length; count += 1) {
    const two = words.slice(at, at + 2).join(' ');
    const one = words[at] ?? '';
    if (at + 1 < words.length && nods.has(two)) at += 2;
    else if (nods.has(one)) at += 1;
    else return false;
  }
  return count <= MAX_IN_A_ROW;
}
