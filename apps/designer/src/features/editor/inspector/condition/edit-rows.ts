import {
  type ConditionRow,
  isRowGroup,
  type RowCondition,
  type RowGroup,
  type RowLiteral,
  type RowOperator,
  type RowValue,
  rowOperatorsOf,
  type Variable,
} from '@aybiza/flow';

/** What the form of a row knows about its variable. */
export interface RowSubject {
  /** Of a variable that is not declared it is taken for a text. */
  readonly type: Variable['type'];
  /** The answers it can hold, where they are known. */
  readonly choices: readonly string[];
}

/** A row whose variable is still to be chosen: shown, and never written. */
export const OPEN_ROW: ConditionRow = { variable: '', operator: 'isSet' };

/** Where a row stands: in the condition itself, or in a group of it. */
export interface RowPlace {
  readonly part: number;
  readonly row?: number;
}

/** The condition without rows that are still to be filled in. */
export function filledRows({ joins, parts }: RowCondition): RowCondition {
  const filled = parts.flatMap((part): (ConditionRow | RowGroup)[] => {
    if (!isRowGroup(part)) return part.variable === '' ? [] : [part];
    const rows = part.rows.filter(({ variable }) => variable !== '');
    return rows.length === 0 ? [] : [{ rows }];
  });
  return { joins, parts: filled };
}

/** The condition with another row in a place. */
export function withRow(condition: RowCondition, { part, row }: RowPlace, changed: ConditionRow): RowCondition {
  const parts = condition.parts.map((old, index) => {
    if (index !== part) return old;
    return isRowGroup(old) && row !== undefined ? { rows: old.rows.with(row, changed) } : changed;
  });
  return { ...condition, parts };
}

/** The condition without the row in a place. A group goes with its last row. */
export function withoutRow(condition: RowCondition, { part, row }: RowPlace): RowCondition {
  const parts = condition.parts.flatMap((old, index) => {
    if (index !== part) return [old];
    const rows = isRowGroup(old) && row !== undefined ? old.rows.toSpliced(row, 1) : [];
    return rows.length === 0 ? [] : [{ rows }];
  });
  return { ...condition, parts };
}

/** How many rows there are, those in groups counted. */
export function countRows({ parts }: RowCondition): number {
  return parts.reduce((sum, part) => sum + (isRowGroup(part) ? part.rows.length : 1), 0);
}

/** The row about another variable: the same question where it makes sense, else the usual first one. */
export function withVariable(row: ConditionRow, variable: string, subject: RowSubject): ConditionRow {
  const renamed = { ...row, variable };
  const fits = row.variable !== '' && rowOperatorsOf(subject.type).includes(row.operator);
  if (!fits) return firstRow(variable, subject);
  return hasFittingValue(renamed, subject)
    ? renamed
    : withOperator({ variable, operator: 'isSet' }, row.operator, subject);
}

function firstRow(variable: string, subject: RowSubject): ConditionRow {
  const [first = 'isSet'] = rowOperatorsOf(subject.type);
  // Of a few answers one is asked for; of anything else, whether it is known at all.
  return withOperator({ variable, operator: 'isSet' }, subject.choices.length > 0 ? 'eq' : first, subject);
}

function hasFittingValue(row: ConditionRow, subject: RowSubject): boolean {
  const fits = (literal: RowLiteral) =>
    typeof literal === typeof firstLiteral(row.operator, subject) &&
    (subject.choices.length === 0 || subject.choices.includes(String(literal)));
  if ('value' in row) return 'variable' in row.value ? false : fits(row.value.literal);
  if ('values' in row) return row.operator === 'onWeekdays' || row.values.every(fits);
  return row.operator !== 'between';
}

/** The same variable with another question; what it was compared with stays as far as it fits. */
export function withOperator(row: ConditionRow, operator: RowOperator, subject: RowSubject): ConditionRow {
  const { variable } = row;
  const values = literalsOf(row).filter((literal) => typeof literal === typeof firstLiteral(operator, subject));
  const [first = firstLiteral(operator, subject), second = first] = values;
  switch (operator) {
    case 'isSet':
    case 'isNotSet':
    case 'isYes':
    case 'isNo':
    case 'isNotYes':
    case 'hasItems':
    case 'hasNoItems':
      return { variable, operator };
    case 'between':
      if (subject.type === 'time' && values.length === 0) return { variable, operator, from: '09:00', to: '17:00' };
      return { variable, operator, from: first, to: second };
    case 'oneOf':
    case 'noneOf':
      return { variable, operator, values: 'value' in row || 'values' in row ? values : [] };
    case 'onWeekdays':
      return { variable, operator, values: [1, 2, 3, 4, 5] };
    default: {
      const kept = 'value' in row && 'variable' in row.value && takesVariable(operator) ? row.value : undefined;
      const written = values.length > 0 ? { literal: first } : undefined;
      return { variable, operator, value: kept ?? written ?? firstValue(operator, subject) };
    }
  }
}

/** Patterns are written out: one that is only known in the call could cost any time. */
export function takesVariable(operator: RowOperator): boolean {
  return operator !== 'matches' && operator !== 'matchesNot';
}

function literalsOf(row: ConditionRow): readonly RowLiteral[] {
  if ('values' in row) return row.operator === 'onWeekdays' ? [] : row.values;
  if ('from' in row) return [row.from, row.to];
  return 'value' in row && 'literal' in row.value ? [row.value.literal] : [];
}

/** What a row is compared with at first: dates and times mostly with now. */
function firstValue(operator: RowOperator, subject: RowSubject): RowValue {
  if (subject.type === 'date') return { variable: 'today' };
  if (subject.type === 'time') return { variable: 'time_now' };
  return { literal: firstLiteral(operator, subject) };
}

/** What is written out at first. Its type is the one that the question takes. */
export function firstLiteral(operator: RowOperator, { type, choices }: RowSubject): RowLiteral {
  if (operator === 'sizeIs' || operator === 'sizeAtLeast' || operator === 'sizeAtMost') return 1;
  if (operator === 'onWeekdays') return 1;
  if (type === 'number') return 0;
  if (type === 'yesNo') return true;
  return choices[0] ?? '';
}
