import { ownEntry } from '../own-entry.ts';
import { type Comparison, writeCondition } from '../translate-condition.ts';
import type { Named } from '../typed-part.ts';
import { grouped } from '../write-template.ts';
import { applyFilters } from './apply-filters.ts';
import type { LiquidTerm, LiquidValue } from './liquid-tree.ts';
import { type Translation, toOperand } from './translate-term.ts';

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
    const operand = toOperand(term, translation);
    if (operand === undefined) return undefined;
    if ('literal' in operand) return String(operand.literal !== 'false' && operand.literal !== '');
    return isThere(operand);
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
  const isAboutNothing = right.type === 'nothing' || (right.type === 'literal' && right.value === null);
  const subject = toOperand(left, translation);
  if (subject === undefined) return undefined;
  if (isAboutNothing && (meaning === 'equal' || meaning === 'notEqual')) {
    if (!('literal' in subject) && subject.type === 'list')
      return `size(${subject.expression}) ${meaning === 'equal' ? '==' : '>'} 0`;
    return writeCondition({ left: subject, comparison: meaning === 'equal' ? 'blank' : 'notBlank', right: [] });
  }
  const other = toOperand(right, translation);
  return other === undefined ? undefined : writeCondition({ left: subject, comparison: meaning, right: [other] });
}

/** In Liquid everything holds that is there and is not `false`. */
function isThere({ expression, type }: Named): string {
  if (type === 'yesNo') return expression;
  const isSet = `has(${expression})`;
  return type === 'json' || type === 'any' ? `${isSet} && !(${expression} in [false])` : isSet;
}
