import type { Value, ValueKind } from '@aybiza/statechart';
import { describe, expect, it } from 'vitest';
import { heardLanguage } from './languages/languages.ts';
import { SAID, SAID_CLEARLY, scorePhrase } from './phrase-score.ts';
import { understandValue } from './understand-value.ts';

const english = heardLanguage('en');
/** A Monday. */
const context = { today: '2026-11-23', callerNumber: '+447700900123', language: 'en-GB' };
const found = (kind: ValueKind, text: string): Value | undefined => understandValue(kind, text, context)?.value;

describe('a date', () => {
  it.each([
    ['tuesday', '2026-11-24'],
    ['Thursday at half past three', '2026-11-26'],
    ['tomorrow please', '2026-11-24'],
    ['today', '2026-11-23'],
    ['the twenty third of November', '2026-11-23'],
    ['December the third', '2026-12-03'],
    ['in two weeks', '2026-12-07'],
    ['the third', '2026-12-03'],
    ['the thirty first', '2026-12-31'],
    ['monday, no, wednesday', '2026-11-25'],
    ['25/12/2026', '2026-12-25'],
    ['half past three', undefined],
    ['I do not know', undefined],
    ['wait a second', undefined],
  ])('in “%s” is %s', (text, expected) => {
    expect(found({ kind: 'date' }, text)).toBe(expected);
  });
});

describe('a time', () => {
  it.each([
    ['half past three', '15:30'],
    ['quarter to four', '15:45'],
    ['quarter past nine in the morning', '09:15'],
    ['ten a.m.', '10:00'],
    ['3:30 PM', '15:30'],
    ['three thirty', '15:30'],
    ['at ten', '10:00'],
    ['ten oh five', '10:05'],
    ['five o clock', '17:00'],
    ['eight in the evening', '20:00'],
    ['noon', '12:00'],
    ['Thursday the 26th at half past nine', '09:30'],
    ['half ten', '10:30'],
    ['twelve', '12:00'],
    ['tuesday', undefined],
    ['the third of march', undefined],
    ['25:99', undefined],
  ])('in “%s” is %s', (text, expected) => {
    expect(found({ kind: 'time' }, text)).toBe(expected);
  });
});

describe('yes or no', () => {
  it.each([
    ['yes please', true],
    ["that's right", true],
    ['sounds good', true],
    ['no', false],
    ["no, that's okay", false],
    ["I don't think so", false],
    ['not really', false],
    ['tuesday', undefined],
  ])('in “%s” is %s', (text, expected) => {
    expect(found({ kind: 'yesNo' }, text)).toBe(expected);
  });
});

describe('a name', () => {
  it.each([
    ['my name is maria lopez', 'Maria Lopez'],
    ["it's Bob", 'Bob'],
    ['Anne-Marie O’Neill', "Anne-Marie O'Neill"],
    ['this is Tom speaking', 'Tom'],
    ['yes', undefined],
    ['I want to speak to a person about my bill', undefined],
    ['unclear', undefined],
  ])('in “%s” is %s', (text, expected) => {
    expect(found({ kind: 'name' }, text)).toBe(expected);
  });
});

describe('a phone number', () => {
  it.each([
    ['oh seven seven double oh nine hundred one two three', undefined],
    ['oh seven seven double oh nine oh oh one two three', '+447700900123'],
    ['+44 7700 900456', '+447700900456'],
    ['use this number', '+447700900123'],
    ['one two three', undefined],
  ])('in “%s” is %s', (text, expected) => {
    expect(found({ kind: 'phone' }, text)).toBe(expected);
  });
});

describe('numbers, digits and choices', () => {
  it.each<[ValueKind, string, Value | undefined]>([
    [{ kind: 'number' }, 'one hundred and twenty five', 125],
    [{ kind: 'number', max: 10 }, 'twelve', undefined],
    [{ kind: 'digits' }, 'four five, triple six', '45666'],
    [{ kind: 'digits', minLength: 4 }, 'one two', undefined],
    [
      {
        kind: 'choice',
        options: [
          { value: 'small', phrases: ['little'] },
          { value: 'large', phrases: ['big'] },
        ],
      },
      'the big one',
      'large',
    ],
    [
      {
        kind: 'choice',
        options: [
          { value: 'small', phrases: [] },
          { value: 'large', phrases: [] },
        ],
      },
      'whatever',
      undefined,
    ],
  ])('%j in “%s” is %j', (kind, text, expected) => {
    expect(found(kind, text)).toBe(expected);
  });
});

describe('a phrase', () => {
  it.each([
    ['I would like to book an appointment', 'book an appointment', SAID_CLEARLY],
    ['an appointment, can I book one', 'book an appointment', SAID],
    ["I can't breathe", 'i can not breathe', SAID_CLEARLY],
    ['cancelling my appointment', 'cancel my appointment', SAID],
  ])('“%s” says “%s”', (text, phrase, atLeast) => {
    expect(scorePhrase(text, phrase, english)).toBeGreaterThanOrEqual(atLeast);
  });

  it.each([
    ['the weather is nice', 'book an appointment'],
    ['hello', 'i would like to'],
    ['', 'yes'],
  ])('“%s” does not say “%s”', (text, phrase) => {
    expect(scorePhrase(text, phrase, english)).toBeLessThan(SAID);
  });

  it('is compared without regard to case, marks and contractions', () => {
    expect(english.plain("I'd like… Don't worry, it's 3 P.M.!")).toBe('i would like do not worry it is 3 pm');
  });
});
