import { describe, expect, it } from 'vitest';
import { findDates, sayDate } from './read-date.ts';
import { readName } from './read-name.ts';
import { findNumbers, readDigits } from './read-number.ts';
import { findTimes } from './read-time.ts';
import { readYesNo } from './read-yes-no.ts';
import { sentencesOf, spokenWords } from './spoken-words.ts';

/** A Wednesday. */
const TODAY = '2026-03-04';

describe('dates', () => {
  it.each([
    ['today', '2026-03-04'],
    ['tomorrow morning', '2026-03-05'],
    ['the day after tomorrow', '2026-03-06'],
    ['friday', '2026-03-06'],
    ['on wednesday please', '2026-03-04'],
    ['next friday', '2026-03-13'],
    ['next monday', '2026-03-09'],
    ['this saturday', '2026-03-07'],
    ['in three days', '2026-03-07'],
    ['in a week', '2026-03-11'],
    ['the third of march', '2027-03-03'],
    ['the fifth of march', '2026-03-05'],
    ['march the twenty third', '2026-03-23'],
    ['April 2nd, 2027', '2027-04-02'],
    ['tuesday the tenth', '2026-03-10'],
    ['friday the thirteenth of november', '2026-11-13'],
    ['the twenty first', '2026-03-21'],
    ['the thirty first', '2026-03-31'],
    ['the second', '2026-04-02'],
    ['2026-12-24', '2026-12-24'],
    ['the twenty ninth of february', '2028-02-29'],
  ])('"%s" is %s', (text, date) => {
    expect(findDates(spokenWords(text), TODAY).map(({ value }) => value)).toEqual([date]);
  });

  it.each(['the first one please', 'one second', 'may I ask something', 'at ten', 'the thirtieth of february', ''])(
    'there is none in "%s"',
    (text) => {
      expect(findDates(spokenWords(text), TODAY)).toEqual([]);
    },
  );

  it('of one that depends on the day of the call nothing is known without that day', () => {
    expect(findDates(spokenWords('friday or the third of march or 2026-05-01'), undefined)).toMatchObject([
      { value: '2026-05-01' },
    ]);
  });

  it('is spoken with its weekday', () => {
    expect(sayDate('2026-03-05')).toBe('Thursday 5 March');
  });
});

describe('times', () => {
  it.each([
    ['half past three', '15:30'],
    ['at quarter to four', '15:45'],
    ['twenty minutes past nine', '09:20'],
    ['ten to one', '12:50'],
    ['half nine', '09:30'],
    ['three thirty', '15:30'],
    ['ten oh five a m', '10:05'],
    ['at ten', '10:00'],
    ['at nine in the morning', '09:00'],
    ['seven in the evening', '19:00'],
    ["eleven o'clock", '11:00'],
    ['4 p.m.', '16:00'],
    ['4pm', '16:00'],
    ['10:30', '10:30'],
    ['16:45', '16:45'],
    ['noon', '12:00'],
    ['twelve am', '00:00'],
    ['good morning, at three please', '15:00'],
  ])('"%s" is %s', (text, time) => {
    expect(findTimes(spokenWords(text), () => false).map(({ value }) => value)).toEqual([time]);
  });

  it.each(['ten', 'nine to five', 'a table for six', 'oh seven nine four six', 'at ten people', '25:10'])(
    'there is none in "%s"',
    (text) => {
      expect(findTimes(spokenWords(text), () => false)).toEqual([]);
    },
  );

  it('may be a bare hour where the caller was asked for one', () => {
    expect(findTimes(spokenWords('ten please'), () => true)).toMatchObject([{ value: '10:00' }]);
  });
});

describe('numbers', () => {
  it.each([
    ['for four people', [4]],
    ['two hundred and five', [205]],
    ['one thousand two hundred', [1200]],
    ['1,200', [1200]],
    ['three point five', [3.5]],
    ['this one', []],
  ])('"%s" holds %j', (text, numbers) => {
    expect(findNumbers(spokenWords(text), []).map(({ value }) => value)).toEqual(numbers);
  });

  it.each([
    ['oh two oh seven nine four six double zero one eight', '02079460018'],
    ['plus 44 20 7946 0018', '+442079460018'],
    ['it is 555-0142', '5550142'],
    ['nothing of the kind', ''],
  ])('"%s" has the digits "%s"', (text, digits) => {
    expect(readDigits(text)).toBe(digits);
  });
});

describe('names', () => {
  it.each([
    ['my name is anna bell', false, 'Anna Bell'],
    ["hi this is Siobhan O'Neil and I want to book", false, "Siobhan O'Neil"],
    ["i'm bob calling about my bill", false, 'Bob'],
    ['anna bell', true, 'Anna Bell'],
    ['anna bell', false, undefined],
    ['i am looking for a dentist', false, undefined],
    ['yes please', true, undefined],
  ])('"%s", asked %s: %s', (text, wasAsked, name) => {
    expect(readName(text, wasAsked)).toBe(name);
  });
});

describe('yes and no', () => {
  it.each([
    ['yes please', true],
    ['um yeah', true],
    ["that's right", true],
    ['no', false],
    ["no that's wrong", false],
    ["I don't", false],
    ['friday', undefined],
    ['', undefined],
  ])('"%s" is %s', (text, answer) => {
    expect(readYesNo(text)).toBe(answer);
  });
});

describe('sentences', () => {
  it('end at full stops and questions, not inside figures', () => {
    expect(sentencesOf('It costs 3.50 a day. Is that all right? Good')).toEqual([
      'It costs 3.50 a day.',
      'Is that all right?',
      'Good',
    ]);
  });
});
