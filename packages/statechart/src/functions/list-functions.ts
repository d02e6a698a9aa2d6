import { plainText } from '../plain-text.ts';
import { sameValue } from '../same-value.ts';
import { joined } from '../text-building.ts';
import type { Value } from '../value.ts';
import { fail, spend, spendOnText, type Work } from '../work.ts';
import { type FunctionDefinition, overload } from './overload.ts';

/** Functions of lists. Positions count from 0. */
export const listFunctions = {
  size: {
    help: 'How many characters, items or fields there are.',
    overloads: [
      overload(['text'], 'number', ([text], work) => countCharacters(text, work)),
      overload(['list'], 'number', ([list]) => list.length),
      overload(['object'], 'number', ([object], work) => {
        const { length } = Object.keys(object);
        return spend(work, length) ? length : null;
      }),
    ],
  },
  first: {
    help: 'The first item of a list; nothing when it is empty.',
    overloads: [overload(['list'], 'any', ([list]) => list[0] ?? null)],
  },
  last: {
    help: 'The last item of a list; nothing when it is empty.',
    overloads: [overload(['list'], 'any', ([list]) => list.at(-1) ?? null)],
  },
  slice: {
    help: 'The items of a list from a position up to another one.',
    overloads: [
      overload(['list', 'number', 'number'], 'list', ([list, from, to], work) => {
        if (from < 0 || to < from) return fail(work, 'NOT_COMPUTABLE', 'a list is cut from a position to a later one');
        return spend(work, list.length) ? list.slice(from, to) : null;
      }),
    ],
  },
  join: {
    help: 'The items of a list as one text, with a text between them if it is given.',
    overloads: [
      overload(['list'], 'text', ([list], work) => join(list, '', work)),
      overload(['list', 'text'], 'text', ([list, between], work) => join(list, between, work)),
    ],
  },
  distinct: {
    help: 'The list without items that it has already.',
    overloads: [overload(['list'], 'list', ([list], work) => distinct(list, work))],
  },
  sort: {
    help: 'A list of numbers or of texts in rising order; dates and times are texts that sort well.',
    overloads: [overload(['list'], 'list', ([list], work) => sorted(list, work))],
  },
  reverse: {
    help: 'The list from its end to its beginning.',
    overloads: [overload(['list'], 'list', ([list], work) => (spend(work, list.length) ? list.toReversed() : null))],
  },
} as const satisfies Record<string, FunctionDefinition>;

function countCharacters(text: string, work: Work): Value {
  if (!spendOnText(work, text.length)) return null;
  // A pair of surrogates is one character.
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}

function join(list: readonly Value[], between: string, work: Work): Value {
  return spend(work, list.length) ? joined(list.map(plainText), between, work) : null;
}

function distinct(list: readonly Value[], work: Work): Value {
  const kept: Value[] = [];
  for (const item of list) {
    if (work.stepsLeft < 0) return null;
    if (!kept.some((known) => sameValue(known, item, work))) kept.push(item);
  }
  return kept;
}

function sorted(list: readonly Value[], work: Work): Value {
  // Each item is looked at about as often as its list can be halved.
  const rounds = Math.ceil(Math.log2(list.length + 1));
  const lengths = list.reduce<number>(
    (sum, item) => sum + (typeof item === 'string' ? Math.ceil(item.length / 8) : 1),
    0,
  );
  if (!spend(work, (list.length + lengths) * rounds)) return null;
  const numbers = list.filter((item) => typeof item === 'number');
  if (numbers.length === list.length) return numbers.toSorted((left, right) => left - right);
  const texts = list.filter((item) => typeof item === 'string');
  if (texts.length === list.length) return texts.toSorted();
  return fail(work, 'UNLIKE_TYPES', 'only numbers or only texts can be sorted');
}
