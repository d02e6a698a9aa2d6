import { readPattern } from '../pattern.ts';
import { sameValue } from '../same-value.ts';
import { joined } from '../text-building.ts';
import { MAX_LIST_LENGTH, type Value } from '../value.ts';
import { fail, spend, spendOnText, type Work } from '../work.ts';
import { type FunctionDefinition, overload } from './overload.ts';

/** A pattern's turns for each character come this many to a step. */
const TURNS_PER_STEP = 4;

/** Functions of texts. Positions count characters as people see them written (code points), from 0. */
export const textFunctions = {
  contains: {
    help: 'Whether a text has a part, or a list an item.',
    overloads: [
      overload(['text', 'text'], 'yesNo', ([text, part], work) => looksThrough(text, work) && text.includes(part)),
      overload(['list', 'any'], 'yesNo', ([list, item], work) => list.some((other) => sameValue(other, item, work))),
    ],
  },
  startsWith: {
    help: 'Whether a text begins with another.',
    overloads: [
      overload(['text', 'text'], 'yesNo', ([text, part], work) => looksThrough(part, work) && text.startsWith(part)),
    ],
  },
  endsWith: {
    help: 'Whether a text ends with another.',
    overloads: [
      overload(['text', 'text'], 'yesNo', ([text, part], work) => looksThrough(part, work) && text.endsWith(part)),
    ],
  },
  lower: {
    help: 'The text in small letters.',
    alias: 'lowerAscii',
    overloads: [overload(['text'], 'text', ([text], work) => (looksThrough(text, work) ? text.toLowerCase() : null))],
  },
  upper: {
    help: 'The text in capital letters.',
    alias: 'upperAscii',
    overloads: [overload(['text'], 'text', ([text], work) => (looksThrough(text, work) ? text.toUpperCase() : null))],
  },
  trim: {
    help: 'The text without the spaces around it.',
    overloads: [overload(['text'], 'text', ([text], work) => (looksThrough(text, work) ? text.trim() : null))],
  },
  replace: {
    help: 'The text with every place of a part replaced; an empty part changes nothing.',
    overloads: [
      overload(['text', 'text', 'text'], 'text', ([text, part, by], work) => replaced(text, { part, by }, work)),
    ],
  },
  split: {
    help: 'The parts of a text between a separator, as a list; without one, its characters.',
    overloads: [overload(['text', 'text'], 'list', ([text, separator], work) => partsOf(text, separator, work))],
  },
  substring: {
    help: 'The characters of a text from a position on, up to another one if it is given.',
    overloads: [
      overload(['text', 'number'], 'text', ([text, from], work) => cut(text, { from }, work)),
      overload(['text', 'number', 'number'], 'text', ([text, from, to], work) => cut(text, { from, to }, work)),
    ],
  },
  indexOf: {
    help: 'Where a part first stands in a text, from 0; -1 when it does not.',
    overloads: [overload(['text', 'text'], 'number', ([text, part], work) => placeOf(text, part, work))],
  },
  matches: {
    help: 'Whether some part of a text fits a pattern of RE2, written in quotes.',
    overloads: [overload(['text', 'text'], 'yesNo', ([text, pattern], work) => matches(text, pattern, work))],
  },
} as const satisfies Record<string, FunctionDefinition>;

function looksThrough(text: string, work: Work): boolean {
  return spendOnText(work, text.length);
}

function charactersOf(text: string, work: Work): readonly string[] {
  // A character becomes a text of its own: that costs a step and not an eighth of one.
  return spend(work, text.length) ? Array.from(text) : [];
}

function replaced(text: string, { part, by }: { part: string; by: string }, work: Work): Value {
  if (!looksThrough(text, work)) return null;
  return part === '' ? text : joined(text.split(part), by, work);
}

function partsOf(text: string, separator: string, work: Work): Value {
  if (separator === '') return charactersOf(text, work).slice(0, MAX_LIST_LENGTH);
  if (!spend(work, text.length)) return null;
  return text.split(separator, MAX_LIST_LENGTH);
}

function cut(text: string, { from, to }: { from: number; to?: number }, work: Work): Value {
  const characters = charactersOf(text, work);
  const until = to ?? characters.length;
  if (from < 0 || until < from) return fail(work, 'NOT_COMPUTABLE', 'a text is cut from a position to a later one');
  return characters.slice(from, until).join('');
}

function placeOf(text: string, part: string, work: Work): Value {
  if (!spend(work, text.length)) return null;
  const at = text.indexOf(part);
  return at === -1 ? -1 : Array.from(text.slice(0, at)).length;
}

/** Linear-time matching by RE2: a pattern of the author's can never block the process. */
function matches(text: string, pattern: string, work: Work): Value {
  const read = readPattern(pattern);
  // The compiler checks literal patterns; only an older statechart can hold a bad one.
  if (read === undefined) return fail(work, 'BAD_PATTERN', 'a pattern that cannot be read or is too large');
  if (!spend(work, Math.ceil(((text.length + 1) * read.size) / TURNS_PER_STEP))) return null;
  return read.finds(text);
}
