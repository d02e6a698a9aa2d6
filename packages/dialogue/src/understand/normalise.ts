/** Lower case, plain letters and digits, contractions written out: the form in which words are compared. */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/\bcan't\b|\bcannot\b/g, 'can not')
    .replace(/\bwon't\b/g, 'will not')
    .replace(/n't\b/g, ' not')
    .replace(/\b(i|you|we|they)'d\b/g, '$1 would')
    .replace(/\b(i)'m\b/g, '$1 am')
    .replace(/'(ll|ve|re|s)\b/g, (_match, ending: string) => CONTRACTIONS[ending] ?? '')
    .replace(/\b([ap])\.\s?m\b\.?/g, '$1m')
    .replace(/\b([ap]) m\b/g, '$1m')
    .replace(/[^\p{L}\p{N}:+/#* -]/gu, ' ')
    .replace(/\s-|-\s|(?<=\p{L})-(?=\p{L})/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const CONTRACTIONS: Readonly<Record<string, string>> = { ll: ' will', ve: ' have', re: ' are', s: ' is' };

/** The words of a normalised text. */
export function wordsOf(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}
