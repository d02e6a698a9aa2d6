import { english } from './languages/english.ts';
import { wordsOf } from './plain-words.ts';

/** Fewer words in a row may be the caller's own: they answer with the words they were asked with. */
const FEWEST_WORDS = 3;

/**
 * What is left of a text when the agent's own words are taken out of it: a loudspeaker's sound comes back through the microphone, and the
 * recogniser hears the agent. Three words in a row or more that the agent has just said are not the caller's; what the caller said behind
 * or before them is. The same text when there is no echo in it, empty when there is nothing else.
 */
export function withoutEcho(text: string, agentSaid: string): string {
  const words = text.split(/\s+/);
  // A contraction is compared as the words it stands for; English ones are none in another language.
  const said = words.flatMap((word, place) => wordsOf(english.plain(word)).map((plain) => ({ plain, place })));
  const agent = wordsOf(english.plain(agentSaid));
  const { from, length } = longestRun(
    said.map(({ plain }) => plain),
    agent,
  );
  if (length < FEWEST_WORDS) return text;
  const first = said[from]?.place ?? 0;
  const last = said[from + length - 1]?.place ?? 0;
  // A piece of a word at either end of an echo is an echo as well.
  const before = words.slice(0, first);
  const after = words.slice(last + 1);
  return [...(before.length > 1 ? before : []), ...(after.length > 1 || isWholeWord(after) ? after : [])].join(' ');
}

function isWholeWord([word, ...more]: readonly string[]): boolean {
  return word !== undefined && more.length === 0 && word.length >= FEWEST_LETTERS;
}

/** A word that was cut off by the end of an echo is short. */
const FEWEST_LETTERS = 4;

/** The longest run of words that stands in both. */
function longestRun(said: readonly string[], agent: readonly string[]): { from: number; length: number } {
  let best = { from: 0, length: 0 };
  for (let from = 0; from < said.length; from += 1) {
    for (let start = 0; start < agent.length; start += 1) {
      let length = 0;
      while (said[from + length] !== undefined && said[from + length] === agent[start + length]) length += 1;
      if (length > best.length) best = { from, length };
    }
  }
  return best;
}
