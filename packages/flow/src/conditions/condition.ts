import type { VariableType } from '@aybiza/statechart';

/** What a row compares a variable with when it is written out. */
export type RowLiteral = string | number | boolean;

/** What a row compares a variable with: something written out, or another variable. */
export type RowValue = { readonly literal: RowLiteral } | { readonly variable: string };

/** Questions about a variable alone. “Not yes” holds as well while nothing is known, “no” does not. */
export const BARE_OPERATORS = ['isSet', 'isNotSet', 'isYes', 'isNo', 'isNotYes', 'hasItems', 'hasNoItems'] as const;

/** Questions about a variable and one other value. */
export const VALUE_OPERATORS = [
  'eq',
  'ne',
  'lt',
  'le',
  'gt',
  'ge',
  'contains',
  'containsNot',
  'startsWith',
  'startsWithNot',
  'endsWith',
  'endsWithNot',
  'matches',
  'matchesNot',
  'hasItem',
  'hasItemNot',
  'sizeIs',
  'sizeAtLeast',
  'sizeAtMost',
] as const;

/** Questions about a variable and several written values. Weekdays count from 1, Monday. */
export const LIST_OPERATORS = ['oneOf', 'noneOf', 'onWeekdays'] as const;

export type BareOperator = (typeof BARE_OPERATORS)[number];
export type ValueOperator = (typeof VALUE_OPERATORS)[number];
export type ListOperator = (typeof LIST_OPERATORS)[number];

/** One question about one variable. */
export type ConditionRow =
  | { readonly variable: string; readonly operator: BareOperator }
  | { readonly variable: string; readonly operator: ValueOperator; readonly value: RowValue }
  | { readonly variable: string; readonly operator: ListOperator; readonly values: readonly RowLiteral[] }
  /** Both ends belong to it. */
  | {
      readonly variable: string;
      readonly operator: 'between';
      readonly from: RowLiteral;
      readonly to: RowLiteral;
    };

export type RowOperator = ConditionRow['operator'];

/** Rows inside a condition that are joined the other way than the condition itself: any of them inside “all of”, and the reverse. */
export interface RowGroup {
  readonly rows: readonly ConditionRow[];
}

/** A condition as business users build it: rows and groups of rows, of which all must hold, or any. No parts is no condition yet. */
export interface RowCondition {
  readonly joins: 'all' | 'any';
  readonly parts: readonly (ConditionRow | RowGroup)[];
}

/** Is this part of a condition a group of rows? */
export function isRowGroup(part: ConditionRow | RowGroup): part is RowGroup {
  return 'rows' in part;
}

const ORDER = ['lt', 'le', 'gt', 'ge', 'between'] as const;
const IS_KNOWN = ['isSet', 'isNotSet'] as const;
const SAME = ['eq', 'ne'] as const;
const PART = ['contains', 'containsNot', 'startsWith', 'startsWithNot', 'endsWith', 'matches'] as const;

const OPERATORS: Readonly<Record<VariableType, readonly RowOperator[]>> = {
  text: [...IS_KNOWN, ...SAME, ...PART, 'oneOf', 'noneOf'],
  number: [...SAME, ...ORDER, 'oneOf', 'noneOf', ...IS_KNOWN],
  yesNo: ['isYes', 'isNo', 'isNotYes', ...IS_KNOWN],
  date: [...IS_KNOWN, ...SAME, ...ORDER, 'onWeekdays'],
  time: [...IS_KNOWN, ...SAME, ...ORDER],
  phone: [...IS_KNOWN, ...SAME, 'startsWith', 'startsWithNot', 'oneOf', 'noneOf'],
  digits: [...IS_KNOWN, ...SAME, 'startsWith', 'startsWithNot', 'oneOf', 'noneOf'],
  list: ['hasItems', 'hasNoItems', 'hasItem', 'hasItemNot', 'sizeIs', 'sizeAtLeast', 'sizeAtMost', ...IS_KNOWN],
  object: IS_KNOWN,
};

/** The questions that make sense about a variable of this type, the usual ones first. */
export function rowOperatorsOf(type: VariableType): readonly RowOperator[] {
  return OPERATORS[type];
}
