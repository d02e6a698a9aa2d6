import { describe, expect, it } from 'vitest';
import { withoutEcho } from './without-echo.ts';

const AGENT = 'Bright Smile Dental. You can book an appointment, change it, or ask about opening hours.';

describe('withoutEcho', () => {
  it.each([
    ['you can book an appointment', ''],
    ['smile dental you can book', ''],
    ['dental you can book an app', ''],
    ['book an appointment change it cancel it please', 'cancel it please'],
    ['book an appointment change it cancel', 'cancel'],
    ['no wait you can book an appointment', 'no wait'],
  ])('“%s”, heard while the agent says it, is “%s” of the caller', (text, left) => {
    expect(withoutEcho(text, AGENT)).toBe(left);
  });

  it.each([['opening hours'], ['I want to change it'], ['an appointment'], ['Change it!'], ['']])(
    '“%s” is the caller’s own answer',
    (text) => {
      expect(withoutEcho(text, AGENT)).toBe(text);
    },
  );
});
