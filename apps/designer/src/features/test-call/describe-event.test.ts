import { expect, it } from 'vitest';
import { inEnglish } from '../../language/strings.ts';
import { eventDetails, eventName } from './describe-event.ts';
import { testCallStrings } from './strings.ts';

it('an entry of the log has a name for people, and all that it says besides', () => {
  const event = { seq: 3, at: 9, type: 'moved', node: 'need', port: 'option.book', to: 'day' } as const;
  expect(eventName(event, inEnglish(testCallStrings))).toBe('Next step');
  expect(eventDetails(event)).toBe('node: need · port: option.book · to: day');
  expect(eventDetails({ seq: 4, at: 9, type: 'variableSet', name: 'people', value: [1, null] })).toContain('[1,null]');
});
