import { type ConditionRow, rowOperatorsOf, VARIABLE_TYPES } from '@aybiza/flow';
import { describe, expect, it } from 'vitest';
import { OPEN_ROW, type RowSubject, withOperator, withoutRow, withRow, withVariable } from './edit-rows.ts';

const TEXT: RowSubject = { type: 'text', choices: [] };
const NUMBER: RowSubject = { type: 'number', choices: [] };
const DRINK: RowSubject = { type: 'text', choices: ['tea', 'coffee'] };
const DATE: RowSubject = { type: 'date', choices: [] };

const row = (operator: 'eq' | 'contains', literal: string): ConditionRow => ({
  variable: 'city',
  operator,
  value: { literal },
});

describe('another variable in a row', () => {
  it('keeps the question and its value where they fit', () => {
    expect(withVariable(row('contains', 'Lee'), 'name', TEXT)).toEqual({ ...row('contains', 'Lee'), variable: 'name' });
  });

  it('takes a value of its own type in place of one that does not fit', () => {
    expect(withVariable(row('eq', 'Leeds'), 'age', NUMBER)).toEqual({
      variable: 'age',
      operator: 'eq',
      value: { literal: 0 },
    });
  });

  it('asks what is usual for its type where the question makes no sense', () => {
    expect(withVariable(row('contains', 'Lee'), 'day', DATE)).toEqual({ variable: 'day', operator: 'isSet' });
  });

  it('asks for one of its answers where they are known', () => {
    expect(withVariable(OPEN_ROW, 'drink', DRINK)).toEqual({
      variable: 'drink',
      operator: 'eq',
      value: { literal: 'tea' },
    });
  });
});

describe('another question in a row', () => {
  it('keeps what the variable was compared with', () => {
    expect(withOperator(row('eq', 'Leeds'), 'oneOf', TEXT)).toEqual({
      variable: 'city',
      operator: 'oneOf',
      values: ['Leeds'],
    });
  });

  it('compares a day with today at first', () => {
    expect(withOperator({ variable: 'day', operator: 'isSet' }, 'lt', DATE)).toEqual({
      variable: 'day',
      operator: 'lt',
      value: { variable: 'today' },
    });
  });

  it.each(VARIABLE_TYPES)('can be every question about a %s, from every other', (type) => {
    const subject = { type, choices: [] };
    for (const from of rowOperatorsOf(type)) {
      for (const to of rowOperatorsOf(type)) {
        const first = withOperator({ variable: 'it', operator: 'isSet' }, from, subject);
        expect(withOperator(first, to, subject).operator).toBe(to);
      }
    }
  });
});

describe('a row of a group', () => {
  const grouped = { joins: 'all' as const, parts: [row('eq', 'Leeds'), { rows: [OPEN_ROW, row('eq', 'York')] }] };

  it('is changed in its place', () => {
    expect(withRow(grouped, { part: 1, row: 0 }, row('eq', 'Hull')).parts[1]).toEqual({
      rows: [row('eq', 'Hull'), row('eq', 'York')],
    });
  });

  it('takes the group along when it was the last one', () => {
    const once = withoutRow(grouped, { part: 1, row: 0 });
    expect(once.parts[1]).toEqual({ rows: [row('eq', 'York')] });
    expect(withoutRow(once, { part: 1, row: 0 }).parts).toEqual([row('eq', 'Leeds')]);
  });
});
