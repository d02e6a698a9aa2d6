import type { RowOperator, Variable } from '@aybiza/flow';
import { defineStrings } from '../../../../language/strings.ts';

const SAME = { eq: 'is', ne: 'is not' } as const;

/** What each question is called; some are called otherwise for some types. */
const GENERAL: Readonly<Record<RowOperator, string>> = {
  ...SAME,
  isSet: 'is known',
  isNotSet: 'is not known yet',
  isYes: 'is yes',
  isNo: 'is no',
  isNotYes: 'is not yes',
  hasItems: 'is not empty',
  hasNoItems: 'is empty',
  lt: 'comes before',
  le: 'comes before, or is',
  gt: 'comes after',
  ge: 'comes after, or is',
  contains: 'contains',
  containsNot: 'does not contain',
  startsWith: 'starts with',
  startsWithNot: 'does not start with',
  endsWith: 'ends with',
  endsWithNot: 'does not end with',
  matches: 'fits the pattern',
  matchesNot: 'does not fit the pattern',
  hasItem: 'contains',
  hasItemNot: 'does not contain',
  sizeIs: 'has exactly',
  sizeAtLeast: 'has at least',
  sizeAtMost: 'has at most',
  oneOf: 'is one of',
  noneOf: 'is none of',
  onWeekdays: 'is on a',
  between: 'is between',
};

const BY_TYPE: Readonly<Partial<Record<Variable['type'], Partial<Record<RowOperator, string>>>>> = {
  text: { isSet: 'is not empty', isNotSet: 'is empty' },
  number: {
    eq: '= is',
    ne: '≠ is not',
    lt: '< is less than',
    le: '≤ is at most',
    gt: '> is more than',
    ge: '≥ is at least',
  },
  date: { lt: 'is before', le: 'is on or before', gt: 'is after', ge: 'is on or after' },
  time: { lt: 'is before', le: 'is at or before', gt: 'is after', ge: 'is at or after' },
};

/** Every word of the form in which conditions are built. */
const list = new Intl.ListFormat('en-GB', { type: 'disjunction' });

export const conditionStrings = defineStrings('condition', {
  either: (values: readonly string[]) => list.format(values),
  /** In a list of questions, with the sign that people look for. */
  operatorName: (operator: RowOperator, type: Variable['type']) => BY_TYPE[type]?.[operator] ?? GENERAL[operator],
  /** In a sentence. */
  operatorWords: (operator: RowOperator, type: Variable['type']): string =>
    (BY_TYPE[type]?.[operator] ?? GENERAL[operator]).replace(/^[=≠<≤>≥] /, ''),
  joins: 'How the rows are joined',
  joinsNames: { all: 'All of these hold', any: 'At least one of these holds' },
  groupNames: { all: 'All of these hold together', any: 'At least one of these holds' },
  between: { all: 'and', any: 'or' },
  row: (position: number) => `Row ${position}`,
  groupRow: (position: number) => `Row ${position} of the group`,
  variable: 'Variable',
  chooseVariable: 'Choose…',
  unknownVariable: (name: string) => `${name} (not declared)`,
  operator: 'Question',
  value: 'Value',
  values: 'Values',
  valuesHint: 'One on each line.',
  valuesOfNumbers: 'Numbers only, one on each line.',
  from: 'From',
  to: 'To',
  notANumber: 'A number is needed here.',
  noDate: 'Choose a date.',
  noTime: 'Choose a time.',
  other: 'Variable to compare with',
  compareVariable: 'Compare with a variable',
  compareValue: 'Compare with a value',
  yes: 'Yes',
  no: 'No',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  remove: 'Remove the row',
  addRow: 'Add a row',
  addGroup: 'Add a group',
  addToGroup: 'Add a row to the group',
  toExpression: 'Write as expression',
  toRows: 'Show as rows',
  expressionHint: 'In CEL. Names of variables are offered as you type.',
  beyondRows: {
    other: 'This asks for more than rows can show, so it stays an expression. Nothing of it is changed.',
    comment: 'Rows would lose its comment, so it stays an expression. Nothing of it is changed.',
    unreadable: 'Rows come back as soon as this can be read.',
  },
});
