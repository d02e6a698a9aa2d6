import { normalise, wordsOf } from './normalise.ts';
import type { UnderstoodValue } from './understood-value.ts';

const YES = [
  'yes',
  'yeah',
  'yep',
  'yup',
  'sure',
  'correct',
  'right',
  'exactly',
  'absolutely',
  'definitely',
  'ok',
  'okay',
  'fine',
  'perfect',
  'great',
  'good',
];
const YES_PHRASES = [
  'that is right',
  'that is correct',
  'sounds good',
  'go ahead',
  'of course',
  'please do',
  'that works',
  'i do',
  'i would',
];
const NO = ['no', 'nope', 'nah', 'wrong', 'incorrect', 'never', 'neither'];
const NO_PHRASES = [
  'not really',
  'that is not',
  'that is wrong',
  'do not',
  'does not',
  'not right',
  'not correct',
  'i would not',
  'rather not',
];

/** Yes or no. "No" outweighs a friendly word beside it ("no, that's okay"). */
export function understandYesNo(text: string): UnderstoodValue | undefined {
  const normal = ` ${normalise(text)} `;
  const words = wordsOf(normal.trim());
  const has = (list: readonly string[], phrases: readonly string[]) =>
    list.some((word) => words.includes(word)) || phrases.some((phrase) => normal.includes(` ${phrase} `));
  const score = words.length <= 3 ? 0.95 : 0.8;
  if (has(NO, NO_PHRASES)) return { value: false, score };
  if (has(YES, YES_PHRASES)) return { value: true, score };
  return undefined;
}
