import { evaluate } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { lowerExpression } from './lower-expression.ts';
import { parseTemplate } from './parse-template.ts';

const variables = new Map([
  ['day', 'text'],
  ['count', 'number'],
  ['ok', 'yesNo'],
  ['slots', 'list'],
  ['answer', 'object'],
] as const);

describe('lowerExpression', () => {
  it.each([
    ['count + 1 > 2', true],
    ['day == "2026-11-26" && !ok', true],
    ['has(answer.free) ? answer.free : "none"', 'none'],
    ['slots[1]', 'b'],
    ['"b" in slots', true],
    ['size(slots) == 2', true],
    ['day.startsWith("2026")', true],
    ['day.matches("^\\\\d{4}-")', true],
    ['-count', -2],
  ])('%s gives %j', (source, expected) => {
    const lowered = lowerExpression(source, variables);
    const given = { day: '2026-11-26', count: 2, ok: false, slots: ['a', 'b'], answer: {} };
    expect(lowered.ok ? evaluate(lowered.value.expression, given).value : lowered.error).toEqual(expected);
  });

  it.each([
    ['', 'BAD_EXPRESSION'],
    ['count +', 'BAD_EXPRESSION'],
    ['weather', 'UNKNOWN_VARIABLE'],
    ['count == day', 'UNLIKE_TYPES'],
    ['count && ok', 'UNLIKE_TYPES'],
    ['ok < true', 'UNLIKE_TYPES'],
    ['day - 1', 'UNLIKE_TYPES'],
    ['day.matches(day)', 'BAD_EXPRESSION'],
    ['day.matches("(a)\\\\1")', 'BAD_EXPRESSION'],
    ['timestamp("2026-01-01T00:00:00Z")', 'BAD_EXPRESSION'],
    ['{"a": 1}', 'BAD_EXPRESSION'],
    ['constructor', 'UNKNOWN_VARIABLE'],
    ['__proto__.x', 'BAD_EXPRESSION'],
    [`${'('.repeat(300)}1${')'.repeat(300)}`, 'BAD_EXPRESSION'],
    [`${'1+'.repeat(900)}1`, 'BAD_EXPRESSION'],
  ])('refuses %j as %s', (source, code) => {
    const lowered = lowerExpression(source, variables);
    expect(lowered.ok ? 'accepted' : lowered.error.code).toBe(code);
  });
});

describe('parseTemplate', () => {
  const scope = { variables, formatters: new Map([['day', 'date']] as const) };

  it('speaks a date as a date when its author chose no formatter', () => {
    expect(parseTemplate('On {{ day }}.', scope).template).toEqual([
      'On ',
      { expression: { op: 'variable', name: 'day' }, formatter: 'date' },
      '.',
    ]);
  });

  it('tells a formatter from the "or" of an expression', () => {
    const [hole] = parseTemplate('{{ ok || count > 1 }}', scope).template;
    expect(typeof hole === 'object' && hole.expression.op).toBe('or');
  });

  it('lets a closing brace stand inside quotes', () => {
    expect(parseTemplate('{{ "}}" }}', scope).template).toEqual([{ expression: { op: 'value', value: '}}' } }]);
  });

  it.each([['{{ day | shout }}'], ['Hi {{ day'], ['{{ }}']])('reports %j and goes on', (source) => {
    expect(parseTemplate(source, scope).faults).toHaveLength(1);
  });
});
