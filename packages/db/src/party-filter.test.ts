import { expect, it } from 'vitest';
import { toPartyFilter } from './party-filter.ts';

it.each([
  ['900 123', { party: '900123' }],
  ['+44 (20) 7946-0123', { party: '+442079460123' }],
  ['0044 20 7946', { party: '+44207946' }],
  ['020 7946', { party: '0207946', partyBehindCode: '207946' }],
  ['0', { party: '0' }],
  ['Zoë 2', { party: 'Zoë 2' }],
  ['sip:1001@desk', { party: 'sip:1001@desk' }],
  ['50%', { party: '50%' }],
  [' - ', { party: ' - ' }],
])('“%s” is looked for as %o', (typed, filter) => {
  expect(toPartyFilter(typed)).toEqual(filter);
});
