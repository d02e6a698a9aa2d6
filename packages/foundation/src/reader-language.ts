/** What the pages can be read in; the first is what all words are written in. */
export const READER_LANGUAGES = ['en', 'de', 'fr', 'es'] as const;
export type ReaderLanguage = (typeof READER_LANGUAGES)[number];

/** Where a browser keeps what somebody chose. */
export const READER_LANGUAGE_COOKIE = 'aybiza_language';

export function isReaderLanguage(text: unknown): text is ReaderLanguage {
  return READER_LANGUAGES.some((language) => language === text);
}

/**
 * The one that was chosen, else the first of what a browser asks for (RFC 9110 §12.5.4: `de-CH, de;q=0.9, en;q=0.5`) that there is, else
 * English.
 */
export function pickReaderLanguage(chosen: string | undefined, accepted: string | null): ReaderLanguage {
  if (isReaderLanguage(chosen)) return chosen;
  const asked = (accepted ?? '').split(',', 50).map((part) => {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    return { language: range.split('-', 1)[0], weight: weight === undefined ? 1 : Number(weight) };
  });
  const best = asked.filter(({ weight }) => weight > 0).toSorted((one, other) => other.weight - one.weight);
  return best.map(({ language }) => language).find(isReaderLanguage) ?? 'en';
}
