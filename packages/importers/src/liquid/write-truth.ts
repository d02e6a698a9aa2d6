import { ownEntry } from '../own-entry.ts';
import { type Comparison, type Operand, writeCondition } from '../translate-condition.ts';
import type { Named } from '../typed-part.ts';
import { grouped } from '../write-template.ts';
import { applyFilters } from './apply-filters.ts';
import type { LiquidTerm, LiquidValue } from './liquid-tree.ts';
import { type Translation, toOperand, translateTerm } from './translate-term.ts';

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '==': 'equal',
  '!=': 'notEqual',
  contains: 'contains',
  '<': 'less',
  '<=': 'lessOrEqual',
  '>': 'greater',
  '>=': 'greaterOrEqual',
};

/** The CEL condition that holds when a Liquid condition does; undefined when it has no counterpart. */
export function writeTruth(value: LiquidValue, translation: Translation): string | undefined {
  if (value.filters.length === 0) return termTruth(value.term, translation);
  const named = applyFilters(value.term, value.filters, translation);
  return named === undefined ? undefined : isThere(named);
}

function termTruth(term: LiquidTerm, translation: Translation): string | undefined {
  if (term.type === 'not') {
    const inner = termTruth(term.of, translation);
    return inner === undefined ? undefined : `!${grouped(inner)}`;
  }
  if (term.type !== 'binary') {
    if (term.type === 'literal') return String(term.value !== false && term.value !== null);
    const named = translateTerm(term, translation);
    return named === undefined ? undefined : isThere(named);
  }
  if (term.operator === 'and' || term.operator === 'or') {
    const [left, right] = [termTruth(term.left, translation), termTruth(term.right, translation)];
    if (left === undefined || right === undefined) return undefined;
    return `(${left}) ${term.operator === 'and' ? '&&' : '||'} (${right})`;
  }
  return comparison(term, translation);
}

type BinaryTerm = Extract<LiquidTerm, { type: 'binary' }>;

function comparison({ operator, left, right }: BinaryTerm, translation: Translation): string | undefined {
  const meaning = ownEntry(COMPARISONS, operator);
  if (meaning === undefined) return undefined;
  const subject = toOperand(left, translation);
  if (subject === undefined) return undefined;
  if ((meaning === 'equal' || meaning === 'notEqual') && 'expression' in subject) {
    const isNothing = nothingAt(subject, right);
    if (isNothing !== undefined) return meaning === 'equal' ? isNothing : `!(${isNothing})`;
  }
  const other = toOperand(right, translation);
  if (other === undefined) return undefined;
  const areTexts = [subject, other].every((side) => 'expression' in side && side.type === 'text');
  return areTexts
    ? compareTexts(subject, meaning, other)
    : writeCondition({ left: subject, comparison: meaning, right: [other] });
}

/** Whether nothing is there: `nil` is not set at all, an empty text is only itself, `empty` and `blank` are both and an empty list. */
function nothingAt({ expression, type }: Named, right: LiquidTerm): string | undefined {
  if (right.type === 'nothing') return type === 'list' ? `size(${expression}) == 0` : `!has(${expression})`;
  if (right.type !== 'literal') return undefined;
  if (right.value === null) return `${grouped(expression)} == null`;
  return right.value === '' && type !== 'number' ? `${grouped(expression)} == ""` : undefined;
}

/** Texts order as texts in Liquid: times, dates and names. */
function compareTexts(left: Operand, meaning: Comparison, right: Operand): string | undefined {
  const [order, isOpposite] = ORDERS_OF_TEXTS[meaning] ?? [meaning, false];
  const written = writeCondition({ left, comparison: order, right: [right] });
  return written === undefined || !isOpposite ? written : `!(${written})`;
}

const ORDERS_OF_TEXTS: Partial<Readonly<Record<Comparison, readonly [Comparison, boolean]>>> = {
  less: ['earlier', false],
  greater: ['later', false],
  lessOrEqual: ['later', true],
  greaterOrEqual: ['earlier', true],
};

/** In Liquid everything holds that is there and is not `false`: an empty text and nought, too. */
function isThere({ expression, type }: Named): string {
  if (type === 'yesNo') return expression;
  const isSet = `${grouped(expression)} != null`;
  return type === 'json' || type === 'any' ? `${isSet} && !(${grouped(expression)} in [false])` : isSet;
}
