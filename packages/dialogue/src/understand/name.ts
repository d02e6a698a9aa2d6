import type { UnderstoodValue } from './understood-value.ts';

const INTRODUCED = /\b(?:my name(?:'s| is)|name(?:'s| is)|i am called|this is|i'm|i am|it's|it is|call me)\s+(.+)$/i;
const TRAILING = /\b(?:please|thanks|thank you|speaking|here|calling|and|for)\b.*$/i;
const NOT_A_NAME: ReadonlySet<string> = new Set(
  'unclear yes no yeah okay ok sure what why when how please hello hi sorry repeat nothing none not help stop cancel book tomorrow today morning afternoon fine good calling looking going want would like need the a an to is i you can could'.split(
    ' ',
  ),
);
const MAX_WORDS = 4;

/** A person's name: introduced ("my name is …") it is taken as such; bare words count when there are few of them. */
export function understandName(text: string): UnderstoodValue | undefined {
  const plain = text
    .replace(/[’`]/g, "'")
    .replace(/[^\p{L}\p{M}' -]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const introduced = INTRODUCED.exec(plain)?.[1];
  const words = (introduced ?? plain.replace(/^(?:um|uh|er|so|well|yes|yeah|sure|okay)\s+/i, ''))
    .replace(TRAILING, '')
    .trim()
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0 || words.length > MAX_WORDS) return undefined;
  if (words.some((word) => NOT_A_NAME.has(word.toLowerCase()))) return undefined;
  return { value: words.map(capitalised).join(' '), score: introduced === undefined ? 0.6 : 0.9 };
}

function capitalised(word: string): string {
  const isPlain = word === word.toLowerCase() || word === word.toUpperCase();
  return isPlain ? `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}` : word;
}
