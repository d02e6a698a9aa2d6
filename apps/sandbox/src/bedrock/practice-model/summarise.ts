import { meaningOf } from './meaning.ts';
import type { Turn } from './question.ts';
import { readName } from './read-name.ts';
import { sentencesOf } from './spoken-words.ts';

const FAREWELL = /\b(?:good ?bye|bye|thank you for calling|have a (?:nice|good))\b/i;
/** How an agent says that something is settled. */
const SETTLED =
  /\b(?:booked|moved|cancel+ed|confirmed|changed|arranged|reserved|noted|sent|kept|is on|is now|will|connecting|putting you through)\b/i;
const MAX_QUOTE = 160;

/** Up to three sentences: who asked for what, what they said last, what was settled. Quotations, never inventions. */
export function summarise(turns: readonly Turn[]): string {
  const asked = turns.filter(({ speaker, text }) => speaker === 'user' && meaningOf(text).size > 0);
  const [first] = asked;
  if (first === undefined) return 'The caller said nothing that was understood.';
  const name = turns
    .map(({ speaker, text }) => (speaker === 'user' ? readName(text, false) : undefined))
    .findLast((each) => each !== undefined);
  const wish = asked.find(({ text }) => meaningOf(text).size > 1) ?? first;
  const last = asked.at(-1);
  const settled = turns
    .filter(({ speaker }) => speaker === 'assistant')
    .flatMap(({ text }) => sentencesOf(text))
    .findLast((sentence) => SETTLED.test(sentence) && !sentence.endsWith('?') && !FAREWELL.test(sentence));
  return [
    `${name ?? 'The caller'} said: ${quote(wish.text)}.`,
    ...(last === undefined || last === wish ? [] : [`Their last word was: ${quote(last.text)}.`]),
    settled === undefined ? 'Nothing was settled.' : `The agent said: ${quote(settled)}.`,
  ].join(' ');
}

function quote(text: string): string {
  const plain = text.trim().replace(/[.?!]+$/, '');
  return `“${plain.length > MAX_QUOTE ? `${plain.slice(0, MAX_QUOTE)}…` : plain}”`;
}
