import { plainText } from '../plain-text.ts';
import { boundedText } from '../text-building.ts';
import type { Value } from '../value.ts';
import { fail, spend, spendOnText, type Work } from '../work.ts';
import { type FunctionDefinition, overload } from './overload.ts';

/** The most places behind the point that a number keeps apart. */
const MAX_PLACES = 15;

/** Functions of numbers, and between numbers and texts. */
export const numberFunctions = {
  round: {
    help: 'The nearest whole number, halves away from zero; with a second number, so many places are kept.',
    alias: 'math.round',
    overloads: [
      overload(['number'], 'number', ([value]) => rounded(value)),
      overload(['number', 'number'], 'number', ([value, places], work) => roundedTo(value, places, work)),
    ],
  },
  floor: {
    help: 'The next whole number down.',
    alias: 'math.floor',
    overloads: [overload(['number'], 'number', ([value]) => Math.floor(value) + 0)],
  },
  ceil: {
    help: 'The next whole number up.',
    alias: 'math.ceil',
    overloads: [overload(['number'], 'number', ([value]) => Math.ceil(value) + 0)],
  },
  abs: {
    help: 'The number without its sign.',
    alias: 'math.abs',
    overloads: [overload(['number'], 'number', ([value]) => Math.abs(value))],
  },
  min: {
    help: 'The smaller of two numbers, or the smallest of a list.',
    alias: 'math.least',
    overloads: [
      overload(['number', 'number'], 'number', ([left, right]) => Math.min(left, right)),
      overload(['list'], 'number', ([list], work) => fold(list, Math.min, work)),
    ],
  },
  max: {
    help: 'The larger of two numbers, or the largest of a list.',
    alias: 'math.greatest',
    overloads: [
      overload(['number', 'number'], 'number', ([left, right]) => Math.max(left, right)),
      overload(['list'], 'number', ([list], work) => fold(list, Math.max, work)),
    ],
  },
  sum: {
    help: 'The numbers of a list added up; 0 for an empty one.',
    overloads: [
      overload(['list'], 'number', ([list], work) =>
        list.length === 0 ? 0 : fold(list, (left, right) => left + right, work),
      ),
    ],
  },
  number: {
    help: 'The number that a text is; nothing when it is none.',
    alias: 'double',
    overloads: [
      overload(['number'], 'number', ([value]) => value),
      overload(['text'], 'number', ([text], work) => readNumber(text, work)),
    ],
  },
  int: {
    help: 'A number, or the number that a text is, without what is behind the point.',
    overloads: [
      overload(['number'], 'number', ([value]) => Math.trunc(value) + 0),
      overload(['text'], 'number', ([text], work) => {
        const value = readNumber(text, work);
        return value === null ? null : Math.trunc(value) + 0;
      }),
    ],
  },
  string: {
    help: 'Anything as text, as a hole without a formatter shows it.',
    overloads: [overload(['any'], 'text', ([value], work) => written(value, work))],
  },
} as const satisfies Record<string, FunctionDefinition>;

/** Halves away from zero, as CEL has it and as people do it. */
function rounded(value: number): number {
  // The sum turns -0 into 0.
  return Math.sign(value) * Math.round(Math.abs(value)) + 0;
}

function roundedTo(value: number, places: number, work: Work): Value {
  if (!Number.isInteger(places) || places < 0 || places > MAX_PLACES)
    return fail(work, 'NOT_COMPUTABLE', `a number is rounded to 0 to ${MAX_PLACES} places`);
  // Moving the point in the number's text and not by multiplying: 1.005 has to become 1.01.
  const moved = Number(`${Math.abs(value)}e${places}`);
  if (!Number.isFinite(moved) || String(value).includes('e')) return Number(value.toFixed(places)) + 0;
  return Math.sign(value) * Number(`${Math.round(moved)}e-${places}`) + 0;
}

function fold(list: readonly Value[], combine: (left: number, right: number) => number, work: Work): number | null {
  if (!spend(work, list.length)) return null;
  const numbers = list.filter((item) => typeof item === 'number');
  const [first, ...rest] = numbers;
  if (first === undefined || numbers.length !== list.length)
    return fail(work, 'UNLIKE_TYPES', 'a list with nothing but numbers in it was expected');
  return rest.reduce((left, right) => combine(left, right), first);
}

function readNumber(text: string, work: Work): number | null {
  const isNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(text.slice(0, 100).trim());
  const value = isNumber ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : fail(work, 'NOT_COMPUTABLE', 'the text is no number');
}

function written(value: Value, work: Work): Value {
  const text = plainText(value);
  return spendOnText(work, text.length) ? boundedText(text, work) : null;
}
