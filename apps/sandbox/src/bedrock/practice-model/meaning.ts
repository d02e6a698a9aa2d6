import { spokenWords } from './spoken-words.ts';

/** Words that carry no choice by themselves. */
const FILLERS: ReadonlySet<string> = new Set(
  (
    'a an and am are as at be been but by can could did do does for from get give given gives go going had has have he hello hey hi ' +
    'how i if in into is it its just let like made make may maybe me might mine much my no not now of oh okay ok on or ' +
    'our out over please really say said says she should so some something than that the their them then there they ' +
    'thing things think this those to try trying uh um us very want wanted wants was we well were what when where ' +
    'whether which who why will with would yeah yes you your able come about asks ask asked tell told need needs ' +
    'caller callers customer user agent conversation wish wishes also only any all one here actually instead sorry'
  ).split(' '),
);

/** Sayings that stand for one word. */
const SAYINGS: readonly (readonly [RegExp, string])[] = [
  [/\bcall(?:ed|ing)? (?:it |that )?off\b|\bget rid of\b/g, 'cancel'],
  [/\b(?:put|push|pushed) (?:it |that )?(?:off|back)\b|\bbring (?:it |that )?forward\b/g, 'move'],
  [/\bleave (?:it|that|everything)\b(?: as it is)?|\bas it is\b|\bstay(?:s)? the same\b/g, 'keep'],
  [/\bthat is (?:all|it|everything)\b|\bnothing else\b|\bgood bye\b|\bno,? thank(?:s| you)\b/g, 'done'],
  [/\b(?:speak|talk) (?:to|with) (?:a |an )?(?:someone|somebody|human|person|real person|agent)\b/g, 'person'],
  [/\bhow (?:much|expensive)\b/g, 'price'],
  [/\bwhere (?:are you|is it|do i)\b/g, 'place'],
];

/** Words that mean the same to a small business, each group under its first word. */
const GROUPS = [
  'move reschedule rearrange change shift postpone switch swap',
  'cancel delete scrap drop',
  'keep remain',
  'book reserve arrange schedule',
  'person human receptionist operator someone somebody representative staff colleague',
  'done finish finished complete bye goodbye nothing reach goal',
  'open opening hours',
  'price cost costs charge fee expensive pay',
  'phone telephone mobile',
  'day date',
  'place address located location',
];

const CANONICAL: ReadonlyMap<string, string> = new Map(
  GROUPS.flatMap((group) => {
    const words = group.split(' ');
    return words.map((word) => [stem(word), stem(words[0] ?? word)] as const);
  }),
);

/** The words that matter, each in the form in which it is compared: "I'd like to reschedule" → mov. What is denied is left out. */
export function meaningOf(text: string): Set<string> {
  const words = withoutDenied(spokenWords(withSayings(text)));
  return new Set(words.filter((word) => !FILLERS.has(word)).map((word) => CANONICAL.get(stem(word)) ?? stem(word)));
}

/** Drops "not" with the first word that matters after it: "not Friday but Monday" → but, monday. */
export function withoutDenied(words: readonly string[]): string[] {
  const kept: string[] = [];
  let denying = false;
  for (const word of words) {
    if (word === 'not' || word === 'never') denying = true;
    else if (word === 'but') denying = false;
    else if (denying) denying = FILLERS.has(word);
    else kept.push(word);
  }
  return kept;
}

/** How many words that matter two texts share. */
export function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  return [...left].filter((word) => right.has(word)).length;
}

function withSayings(text: string): string {
  const lower = text.toLowerCase().replace(/[’`]/g, "'").replace(/'s\b/g, ' is');
  return SAYINGS.reduce((said, [pattern, word]) => said.replace(pattern, ` ${word} `), lower);
}

/** A crude stem, the same for "cancel", "cancelled" and "cancellation"; good enough to compare, not to print. */
function stem(word: string): string {
  const bare = word.replace(/(?<=\p{L}{3})(?:ations?|ings?|ed|es|(?<!s)s)$/u, '');
  const single = bare.replace(/([^aeiou])\1$/u, '$1');
  return single.length > 3 ? single.replace(/e$/, '') : single;
}
