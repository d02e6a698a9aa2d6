import type { KnowledgeLanguage } from '@aybiza/db/knowledge-documents';

/** Words that stand in nearly every text of a language, and rarely in others. */
const COMMON: Readonly<Record<Exclude<KnowledgeLanguage, 'simple'>, readonly string[]>> = {
  english: [
    'the',
    'and',
    'of',
    'to',
    'is',
    'are',
    'you',
    'for',
    'with',
    'your',
    'this',
    'that',
    'we',
    'by',
    'not',
    'price',
  ],
  german: [
    'der',
    'die',
    'und',
    'das',
    'ist',
    'sie',
    'nicht',
    'mit',
    'für',
    'auf',
    'wir',
    'ein',
    'eine',
    'werden',
    'bei',
    'uns',
    'preis',
  ],
  french: [
    'le',
    'les',
    'et',
    'des',
    'est',
    'vous',
    'une',
    'pour',
    'dans',
    'nous',
    'avec',
    'sur',
    'pas',
    'votre',
    'du',
    'au',
  ],
  spanish: [
    'el',
    'los',
    'las',
    'y',
    'es',
    'para',
    'con',
    'una',
    'usted',
    'del',
    'su',
    'por',
    'se',
    'más',
    'nuestro',
    'no',
  ],
  italian: [
    'il',
    'gli',
    'che',
    'è',
    'per',
    'di',
    'della',
    'con',
    'sono',
    'una',
    'del',
    'nostro',
    'si',
    'dei',
    'alla',
    'non',
  ],
  dutch: ['de', 'het', 'een', 'en', 'van', 'is', 'niet', 'u', 'voor', 'met', 'wij', 'zijn', 'uw', 'op', 'bij', 'naar'],
  portuguese: ['o', 'os', 'as', 'e', 'não', 'uma', 'para', 'com', 'do', 'da', 'você', 'é', 'são', 'nosso', 'em', 'seu'],
};

const CODES: Readonly<Record<string, KnowledgeLanguage>> = {
  en: 'english',
  de: 'german',
  fr: 'french',
  es: 'spanish',
  it: 'italian',
  nl: 'dutch',
  pt: 'portuguese',
};

/** A beginning of a document is enough to tell. */
const LETTERS = 20_000;
/** Of a hundred words; a table of names has fewer of any language. */
const LEAST_SHARE = 0.04;

/** The language of a text, as far as its commonest words tell; `simple` when they do not. What a page says of itself counts first. */
export function detectLanguage(text: string, said = ''): KnowledgeLanguage {
  const named = CODES[said.toLowerCase().split('-')[0] ?? ''];
  if (named !== undefined) return named;
  const words =
    text
      .slice(0, LETTERS)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  let best: { language: KnowledgeLanguage; share: number } = { language: 'simple', share: LEAST_SHARE };
  for (const [code, common] of Object.entries(COMMON)) {
    const known = new Set(common);
    const share = words.filter((word) => known.has(word)).length / Math.max(1, words.length);
    const language = Object.values(CODES).find((one) => one === code) ?? 'simple';
    if (share > best.share) best = { language, share };
  }
  return best.language;
}
