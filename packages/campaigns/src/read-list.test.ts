import { expect, test } from 'vitest';
import { readList } from './read-list.ts';

const columns = { number: 'Phone', name: 'Name', timeZone: 'Zone', consent: 'Agreed', inputs: { day: 'Day' } };
const defaults = { consent: 'Patient form, 2026.', country: 'GB' };
const read = (rows: Record<string, string>[], given = defaults) =>
  readList(
    rows.map((cells, index) => ({ line: index + 2, cells })),
    columns,
    given,
  );

test('a number is taken as people write it, with the country of the list where it has none', () => {
  const phones = ['020 7946 0123', '+44 (0)20 7946 0124', '00442079460125', "'+442079460126"];
  const { numbers, problems } = read(phones.map((Phone) => ({ Phone })));
  expect(numbers.map(({ e164 }) => e164)).toEqual([123, 124, 125, 126].map((tail) => `+442079460${tail}`));
  expect(problems).toEqual([]);
});

test('what is said of somebody goes along, and what is said of all where nothing is', () => {
  const { numbers } = read([
    { Phone: '+442079460123', Name: ' Kim ', Zone: 'Europe/London', Agreed: 'On the phone.', Day: 'Monday' },
    { Phone: '+442079460124' },
  ]);
  expect(numbers).toEqual([
    {
      e164: '+442079460123',
      name: 'Kim',
      timeZone: 'Europe/London',
      consent: 'On the phone.',
      inputs: { day: 'Monday' },
    },
    { e164: '+442079460124', name: '', timeZone: null, consent: 'Patient form, 2026.', inputs: { day: '' } },
  ]);
});

test('every line that is not taken is named, with why', () => {
  const rows = [
    { Phone: '' },
    { Phone: '12' },
    { Phone: '+442079460123' },
    { Phone: '020 7946 0123' },
    { Phone: '+442079460124', Zone: 'Mars/Base' },
  ];
  expect(read(rows).problems).toEqual([
    { line: 2, problem: 'noNumber' },
    { line: 3, problem: 'notANumber' },
    { line: 5, problem: 'twice' },
    { line: 6, problem: 'unknownTimeZone' },
  ]);
  expect(read([{ Phone: '+442079460123' }], { ...defaults, consent: ' ' }).problems).toEqual([
    { line: 2, problem: 'noConsent' },
  ]);
});
