import { evaluate, FUNCTIONS, type Value } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { lowerExpression } from './lower-expression.ts';

const variables = new Map([
  ['day', 'text'],
  ['first_name', 'text'],
  ['count', 'number'],
  ['ok', 'yesNo'],
  ['slots', 'list'],
  ['answer', 'object'],
] as const);

const given = {
  day: '2026-11-26',
  count: 2,
  ok: false,
  slots: [
    { at: '09:00', free: false },
    { at: '15:30', free: true },
  ],
  answer: { price: 12.5 },
};

function compute(source: string): Value {
  const lowered = lowerExpression(source, variables);
  return lowered.ok
    ? evaluate(lowered.value.expression, given).value
    : `${lowered.error.code}: ${lowered.error.message}`;
}

function typeOf(source: string): string {
  const lowered = lowerExpression(source, variables);
  return lowered.ok ? lowered.value.type : lowered.error.message;
}

describe('a call in an expression', () => {
  it.each([
    ['addDays(day, 1)', '2026-11-27'],
    ['day.addDays(1).weekday() == 5', true],
    ['math.round(answer.price)', 13],
    ['round(answer.price, 0) == math.greatest(13, count)', true],
    ['string(count) + " people"', '2 people'],
    ['number("12") + count', 14],
    ['int("x").orElse(count)', 2],
    ['orElse(first_name, "friend")', 'friend'],
    ['slots.exists(slot, slot.free)', true],
    ['slots.all(slot, slot.free)', false],
    ['slots.exists_one(slot, slot.free)', true],
    ['slots.filter(slot, slot.free)[0].at', '15:30'],
    ['slots.map(slot, slot.at).join(", ")', '09:00, 15:30'],
    ['slots.map(slot, slot.free, slot.at)', ['15:30']],
    ['slots.filter(slot, slot.free).map(slot, slot.at.hour())', [15]],
    ['slots.map(slot, slot.at.startsWith(string(count)))', [false, false]],
    ['size(slots.filter(slot, slot.at > "12:00")) == 1 ? "one" : "more"', 'one'],
  ])('%s gives %j', (source, expected) => {
    expect(compute(source)).toEqual(expected);
  });

  it.each([
    ['size(slots)', 'number'],
    ['orElse(first_name, "friend")', 'text'],
    ['orElse(answer.name, "friend")', 'text'],
    ['first(slots)', 'any'],
    ['contains(answer.x, answer.y)', 'yesNo'],
    ['slots.map(slot, slot.at)', 'list'],
    ['slots.exists(slot, slot.free)', 'yesNo'],
  ])('%s is known to be of type %s', (source, type) => {
    expect(typeOf(source)).toBe(type);
  });

  it.each([
    ['upper(count)', 'UNLIKE_TYPES: “upper” works on text; here it gets a number.'],
    ['addDays(day, "1")', 'UNLIKE_TYPES: “addDays” works on text and a number; here it gets text and text.'],
    [
      'contains(count, 1)',
      'UNLIKE_TYPES: “contains” works on text and text, or on a list and anything; here it gets a number and a number.',
    ],
    ['orElse(count, "none")', /^UNLIKE_TYPES/],
    ['day.trim(1)', 'BAD_EXPRESSION: “trim” takes 1 value, counting the one before the dot.'],
    ['round()', 'BAD_EXPRESSION: “round” takes 1 or 2 values, counting the one before the dot.'],
    ['sizee(slots)', 'BAD_EXPRESSION: There is no function “sizee”. Did you mean “size”?'],
    ['day.startWith("2")', 'BAD_EXPRESSION: There is no function “startWith”. Did you mean “startsWith”?'],
    ['summon(day)', /There are: .*addDays/],
    ['first_nme', 'UNKNOWN_VARIABLE: There is no variable “first_nme”. Did you mean “first_name”?'],
    ['weather', 'UNKNOWN_VARIABLE: There is no variable “weather”.'],
    ['slots["0"]', /^UNLIKE_TYPES/],
    ['answer[0]', /^UNLIKE_TYPES/],
    ['count / 0', 'BAD_EXPRESSION: Nothing can be divided by zero.'],
    ['count % 0', 'BAD_EXPRESSION: Nothing can be divided by zero.'],
    ['count == 9007199254740993', /^BAD_EXPRESSION: This number is too large/],
    ['count == 1u', /^BAD_EXPRESSION/],
    ['day == b"x"', /^BAD_EXPRESSION/],
    ['count.exists(x, x)', 'UNLIKE_TYPES: Only a list has items; this is a number.'],
    ['slots.exists(slot)', /^BAD_EXPRESSION: A walk/],
    ['slots.exists("slot", true)', /^BAD_EXPRESSION/],
    ['slots.exists(slot, true, false)', /^BAD_EXPRESSION: A walk/],
    ['slots.exists(count, count.free)', /^BAD_EXPRESSION: “count” is a variable/],
    ['slots.exists(slot, size(slot.at))', /^UNLIKE_TYPES: What is asked of an item/],
    ['slots.map(a, slots.map(b, b))', /^BAD_EXPRESSION: A walk .* inside another/],
    ['slots.exists(a, slots.exists(b, b.free == a.free))', /^BAD_EXPRESSION: A walk .* inside another/],
    ['slots.map(slot, slot.at) + slot', /^UNKNOWN_VARIABLE/],
    ['cel.bind(x, 1, x)', /^(UNKNOWN_VARIABLE|BAD_EXPRESSION)/],
    ['day.matches("a{1000}")', /^BAD_EXPRESSION: This pattern/],
  ])('%s is refused: %s', (source, message) => {
    const refusal = compute(source);
    if (typeof message === 'string') expect(refusal).toBe(message);
    else expect(refusal).toMatch(message);
  });

  it('knows every function by its name', () => {
    const unknown = Object.keys(FUNCTIONS).filter((name) => /no function/.test(typeOf(`${name}()`)));
    expect(unknown).toEqual([]);
  });
});
