import { callIdSchema, workspaceIdSchema } from '@aybiza/foundation/ids';
import { expect, test } from 'vitest';
import { createCallTicket, readCallTicket } from './call-ticket.ts';

const place = { workspaceId: workspaceIdSchema.parse('ws_a0b1'), callId: callIdSchema.parse('call_c2d3') };
const ticket = createCallTicket('secret', place);

test('a ticket names its call, and fits into an address as it is', () => {
  expect(readCallTicket('secret', ticket)).toEqual(place);
  expect(encodeURIComponent(ticket)).toBe(ticket);
});

test.each([
  ['of another installation', createCallTicket('other', place)],
  ['for another call', ticket.replace('call_c2d3', 'call_c2d4')],
  ['of another workspace', ticket.replace('ws_a0b1', 'ws_a0b2')],
  ['without a signature', ticket.split('.').slice(0, 2).join('.')],
  ['of nothing', ''],
])('a ticket %s names none', (_what, forged) => {
  expect(readCallTicket('secret', forged)).toBeUndefined();
});
