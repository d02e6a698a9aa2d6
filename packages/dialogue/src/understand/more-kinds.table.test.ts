import type { Value, ValueKind } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { heardLanguage } from './languages/languages.ts';
import { understandSpelled } from './spelled.ts';
import { understandValue } from './understand-value.ts';

/** A Monday. */
const context = { today: '2026-11-23', callerNumber: '+447700900123', language: 'en-GB' };
const found = (kind: ValueKind, text: string): Value | undefined => understandValue(kind, text, context)?.value;

describe('a length of time, in minutes,', () => {
  it.each([
    ['45 minutes', 45],
    ['half an hour', 30],
    ['an hour and a half', 90],
    ['two and a half hours', 150],
    ['a quarter of an hour', 15],
    ['three quarters of an hour', 45],
    ['one hour twenty minutes', 80],
    ['three days', 4_320],
    ['a week', 10_080],
    ['half past three', undefined],
    ['I do not know', undefined],
  ])('in “%s” is %s', (text, expected) => {
    expect(found({ kind: 'duration' }, text)).toBe(expected);
  });
});

describe('an amount of money', () => {
  it.each([
    ['twenty pounds fifty', 20.5],
    ['£20.50', 20.5],
    ['five dollars and ten cents', 5.1],
    ['eighty pence', 0.8],
    ['1,250 euros', 1250],
    ['$1,250', 1250],
    ['thirty', 30],
    ['it is Tuesday', undefined],
  ])('in “%s” is %s', (text, expected) => {
    expect(found({ kind: 'currency' }, text)).toBe(expected);
  });

  it('is refused outside the limits', () => {
    expect(found({ kind: 'currency', min: 10, max: 20 }, 'thirty pounds')).toBeUndefined();
    expect(found({ kind: 'currency', min: 10, max: 20 }, 'fifteen pounds')).toBe(15);
  });
});

describe('a day and a time', () => {
  it.each([
    ['Thursday at half past three', '2026-11-26T15:30'],
    ['tomorrow at ten in the morning', '2026-11-24T10:00'],
    ['at noon', '2026-11-23T12:00'],
    ['on Thursday', undefined],
  ])('in “%s” is %s', (text, expected) => {
    expect(found({ kind: 'dateTime' }, text)).toBe(expected);
  });
});

describe('an e-mail address', () => {
  it.each([
    ['john.smith@example.com', 'john.smith@example.com'],
    ['it is john dot smith at example dot com', 'john.smith@example.com'],
    ['j o h n at gmail dot com please', 'john@gmail.com'],
    ['mary underscore seven at mail dash box dot co dot uk', 'mary_7@mail-box.co.uk'],
    ['meet me at noon', undefined],
  ])('in “%s” is %s', (text, expected) => {
    expect(found({ kind: 'email' }, text)).toBe(expected);
  });
});

describe('spelled letters', () => {
  it.each([
    ['A as in Alpha, B, four, double seven', 'ab477'],
    ['bravo oscar bravo', 'bob'],
    ['bee for bravo oh one', 'b01'],
    ['x ray nine', 'x9'],
    ['hello there', undefined],
  ])('of “%s” are %s', (text, expected) => {
    expect(understandSpelled(text, heardLanguage('en'))).toBe(expected);
  });
});

describe('a code with a pattern', () => {
  const kind: ValueKind = { kind: 'pattern', pattern: '[A-Z]{2}[0-9]{4}' };

  it.each([
    ['AB1234', 'AB1234'],
    ['ab 12 34', 'AB1234'],
    ['alpha bravo one two three four', 'AB1234'],
    ['A B one two three', undefined],
  ])('in “%s” is %s', (text, expected) => {
    expect(found(kind, text)).toBe(expected);
  });

  it('is never found by a pattern that cannot be read', () => {
    expect(found({ kind: 'pattern', pattern: '(?=a)' }, 'a')).toBeUndefined();
  });
});

describe('whatever is said', () => {
  it('is taken as it is, up to the longest', () => {
    expect(found({ kind: 'text' }, ' it hurts since Monday ')).toBe('it hurts since Monday');
    expect(found({ kind: 'text', maxLength: 5 }, 'it hurts')).toBe('it hu');
    expect(found({ kind: 'text' }, 'um')).toBeUndefined();
  });
});
