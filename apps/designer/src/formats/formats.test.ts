import { READER_LANGUAGES } from '@aybiza/foundation/reader-language';
import { expect, test } from 'vitest';
import { createFormats } from './create-formats.ts';

const english = createFormats('en');
const german = createFormats('de');

test.each([
  [400, '0 s'],
  [59_400, '59 s'],
  [125_000, '2 min 5 s'],
  [3_780_000, '1 h 3 min'],
])('%i ms is %s', (ms, text) => {
  expect(english.duration(ms)).toBe(text);
});

test('a position is written as on a player', () => {
  expect([7_900, 750_000, -5].map(english.position)).toEqual(['0:07', '12:30', '0:00']);
});

const now = Date.UTC(2026, 10, 22, 12);

test.each([
  [1_000, 'just now', 'gerade eben'],
  [5 * 60_000, '5 minutes ago', 'vor 5 Minuten'],
  [3 * 3_600_000, '3 hours ago', 'vor 3 Stunden'],
  [24 * 3_600_000, 'yesterday', 'gestern'],
])('%i ms before now is “%s”, and “%s” in German', (ago, text, inGerman) => {
  expect([english.relative(now - ago, now), german.relative(now - ago, now)]).toEqual([text, inGerman]);
});

test('figures are written with their units', () => {
  expect(english.share(0.634)).toBe('63.4%');
  expect([339.6, 1_240, null].map(english.wait)).toEqual(['340 ms', '1.2 s', '–']);
  expect(english.minutes(90_000)).toBe('1.5 min');
});

test('small sums keep the digits that say something', () => {
  expect(english.money(12_500_000, 'USD')).toBe('$12.50');
  expect(english.money(4_300, 'USD')).toBe('$0.0043');
  expect(english.money(0, 'EUR')).toBe('€0.00');
});

test('German writes a comma where English writes a point', () => {
  expect([german.decimal(1_234.5), german.wait(1_240), german.minutes(90_000)]).toEqual([
    '1.234,5',
    '1,2 s',
    '1,5 min',
  ]);
});

test('a date stands beside its weekday with the day first', () => {
  expect([english.dayOfYear(now), german.dayOfYear(now)]).toEqual(['22 November', '22. November']);
});

test('a day has 24 hours and a country its name', () => {
  expect(english.clock('Europe/Zurich')(now)).toBe('13:00');
  expect(READER_LANGUAGES.map((language) => createFormats(language).country('CH'))).toEqual([
    'Switzerland',
    'Schweiz',
    'Suisse',
    'Suiza',
  ]);
});
