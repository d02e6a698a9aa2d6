import { evaluate } from '@aybiza/statechart';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExpressionType } from '../expressions/expression-type.ts';
import { lowerExpression } from '../expressions/lower-expression.ts';
import { BARE_OPERATORS, type ConditionRow, LIST_OPERATORS, type RowCondition, VALUE_OPERATORS } from './condition.ts';
import { readCondition } from './read-condition.ts';
import { writeCondition } from './write-condition.ts';

/** The same drawings in every run: what is found today is found tomorrow. */
const SEED = 20261127;

const NAMES = ['day', 'age', 'member', 'slots', 'city'] as const;
const ANYTHING = new Map<string, ExpressionType>(NAMES.map((name) => [name, 'any']));

const name = fc.constantFrom(...NAMES);
const text = fc.oneof(
  fc.constantFrom('', 'Leeds', '2026-12-24', '// not a comment', 'a"b\\c\n'),
  fc.string({ unit: 'grapheme' }),
);
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((value) => value + 0);
const literal = fc.oneof(text, number, fc.boolean());
const value = fc.oneof(
  literal.map((written) => ({ literal: written })),
  name.map((variable) => ({ variable })),
);

/** Two ways to say the same are said in one: the other row is never read, so it is never written either. */
const hasOtherName = (row: ConditionRow) =>
  'value' in row && 'literal' in row.value && row.operator === 'eq' && row.value.literal === false;

const row: fc.Arbitrary<ConditionRow> = fc
  .oneof(
    fc.record({ variable: name, operator: fc.constantFrom(...BARE_OPERATORS) }),
    fc.record({ variable: name, operator: fc.constantFrom(...VALUE_OPERATORS), value }),
    fc.record({
      variable: name,
      operator: fc.constantFrom(...LIST_OPERATORS),
      values: fc.array(literal, { maxLength: 4 }),
    }),
    fc.record({ variable: name, operator: fc.constant('between' as const), from: literal, to: literal }),
  )
  .filter((drawn) => !hasOtherName(drawn));

const part = fc.oneof(
  { weight: 3, arbitrary: row },
  { weight: 1, arbitrary: fc.record({ rows: fc.array(row, { minLength: 2, maxLength: 4 }) }) },
);

const condition: fc.Arbitrary<RowCondition> = fc.oneof(
  fc.record({
    joins: fc.constantFrom('all' as const, 'any' as const),
    parts: fc.array(part, { minLength: 2, maxLength: 5 }),
  }),
  // How one row or none would be joined to others is not written down.
  fc.array(row, { maxLength: 1 }).map((parts) => ({ joins: 'all' as const, parts })),
);

/** Conditions as people spell them: with more brackets, sides exchanged, functions called either way, and things that rows cannot say. */
const source = fc.letrec<{ any: string; simple: string; written: string }>((tie) => ({
  written: fc.oneof(
    number.map((drawn) => String(Math.round(drawn % 1000))),
    fc.constantFrom('"Leeds"', "'2026-12-24'", 'true', 'false', 'null', '"//"'),
  ),
  simple: fc.oneof(
    fc.tuple(name, fc.constantFrom('==', '!=', '<', '<=', '>', '>='), tie('written')).map((parts) => parts.join(' ')),
    fc.tuple(tie('written'), fc.constantFrom('==', '!=', '<', '<=', '>', '>='), name).map((parts) => parts.join(' ')),
    fc.tuple(tie('written'), name, tie('written')).map(([from, of, to]) => `${from} <= ${of} && ${of} <= ${to}`),
    fc.tuple(name, tie('written')).map(([of, item]) => `${of} in [${item}, "Leeds"]`),
    fc.tuple(name, name).map(([item, of]) => `${item} in ${of}`),
    fc.tuple(name, tie('written')).map(([of, item]) => `contains(${of}, ${item})`),
    name.map((of) => `has(${of})`),
    name.map((of) => `size(${of}) > 0`),
    name.map((of) => `size(orElse(${of}, [])) == 0`),
    name.map((of) => `${of}.startsWith(city)`),
    name.map((of) => `age + 1 > ${of}`),
    name,
  ),
  any: fc.oneof(
    { maxDepth: 4 },
    tie('simple'),
    tie('simple').map((inner) => `!(${inner})`),
    fc.tuple(tie('any'), fc.constantFrom('&&', '||'), tie('any')).map((parts) => parts.join(' ')),
    fc.tuple(tie('any'), fc.constantFrom('&&', '||'), tie('any')).map(([a, op, b]) => `(${a}) ${op} (${b})`),
    tie('any').map((inner) => `(${inner})`),
  ),
})).any;

const values = fc.record(
  Object.fromEntries(
    NAMES.map((of) => [
      of,
      fc.oneof(
        fc.constant(null),
        fc.boolean(),
        fc.constantFrom('', 'Leeds', '2026-12-24', '2026-12-25'),
        fc.integer({ min: -1000, max: 1000 }),
        fc.array(fc.constantFrom('Leeds', 1, true), { maxLength: 2 }),
      ),
    ]),
  ),
);

function lowered(cel: string) {
  const result = lowerExpression(cel, ANYTHING);
  return result.ok ? result.value.expression : undefined;
}

describe('conditions in rows', () => {
  it('come back from CEL as they were', () => {
    fc.assert(
      fc.property(condition, (rows) => {
        expect(readCondition(writeCondition(rows))).toEqual({ ok: true, value: rows });
      }),
      { numRuns: 1_000, seed: SEED },
    );
  });

  it('mean what was written, whatever the values are', () => {
    const seen = { read: 0, all: 0 };
    fc.assert(
      fc.property(source, fc.array(values, { minLength: 5, maxLength: 5 }), (written, worlds) => {
        const expression = lowered(written);
        fc.pre(expression !== undefined);
        const rows = readCondition(written);
        seen.all += 1;
        if (!rows.ok || expression === undefined) return;
        seen.read += 1;
        const again = lowered(writeCondition(rows.value));
        expect(again).toBeDefined();
        if (again === undefined) return;
        for (const world of worlds) expect(evaluate(again, world).value).toEqual(evaluate(expression, world).value);
      }),
      { numRuns: 2_000, seed: SEED },
    );
    // The property says something: many are read, and many are not.
    expect(seen.read).toBeGreaterThan(300);
    expect(seen.all - seen.read).toBeGreaterThan(100);
  });

  it('are written the same way once they were read', () => {
    fc.assert(
      fc.property(source, (written) => {
        const rows = readCondition(written);
        if (!rows.ok) return;
        const once = writeCondition(rows.value);
        const again = readCondition(once);
        expect(again.ok && writeCondition(again.value)).toBe(once);
      }),
      { numRuns: 1_000, seed: SEED },
    );
  });

  it('leave out groups without rows, and do not keep one around a single row', () => {
    const known: ConditionRow = { variable: 'day', operator: 'isSet' };
    expect(writeCondition({ joins: 'all', parts: [{ rows: [] }, { rows: [known] }] })).toBe('has(day)');
    expect(writeCondition({ joins: 'any', parts: [] })).toBe('');
  });
});

describe('a condition in CEL', () => {
  it.each<[string, RowCondition['parts']]>([
    ['', []],
    ['member', [{ variable: 'member', operator: 'isYes' }]],
    ['18 < age', [{ variable: 'age', operator: 'gt', value: { literal: 18 } }]],
    ['18 <= age && age <= 65', [{ variable: 'age', operator: 'between', from: 18, to: 65 }]],
    [
      'age >= 18 && age <= 65',
      [
        { variable: 'age', operator: 'ge', value: { literal: 18 } },
        { variable: 'age', operator: 'le', value: { literal: 65 } },
      ],
    ],
    ["!(city in ['Leeds'])", [{ variable: 'city', operator: 'noneOf', values: ['Leeds'] }]],
    ['!(city == "Leeds")', [{ variable: 'city', operator: 'ne', value: { literal: 'Leeds' } }]],
    ['!(member != false)', [{ variable: 'member', operator: 'isNo' }]],
    ['day < today', [{ variable: 'day', operator: 'lt', value: { variable: 'today' } }]],
    ['weekday(day) in [6, 7]', [{ variable: 'day', operator: 'onWeekdays', values: [6, 7] }]],
    ['"tea" in slots', [{ variable: 'slots', operator: 'hasItem', value: { literal: 'tea' } }]],
  ])('%s is shown in rows', (written, parts) => {
    expect(readCondition(written)).toEqual({ ok: true, value: { joins: 'all', parts } });
  });

  it('with another “or” inside its “and” is shown with a group', () => {
    expect(readCondition('has(day) && (member || age > 3)')).toEqual({
      ok: true,
      value: {
        joins: 'all',
        parts: [
          { variable: 'day', operator: 'isSet' },
          {
            rows: [
              { variable: 'member', operator: 'isYes' },
              { variable: 'age', operator: 'gt', value: { literal: 3 } },
            ],
          },
        ],
      },
    });
  });

  it.each([
    ['age >', 'unreadable'],
    ['member // asked twice', 'comment'],
    ['age + 1 > 3', 'other'],
    ['has(day) && (member || (age > 3 && has(city)))', 'other'],
    ['slots.exists(slot, slot.free)', 'other'],
    ['!(age < 3)', 'other'],
    ['age == 9007199254740993', 'other'],
    ['true', 'other'],
  ])('%s stays as it is written', (written, why) => {
    expect(readCondition(written)).toEqual({ ok: false, error: why });
  });

  it('may hold two slashes in quotes', () => {
    expect(readCondition('city == "https://example.com"').ok).toBe(true);
  });
});
