import type { CallEvent, CallEventBody } from '@aybiza/call-log';
import { expect, test } from 'vitest';
import { toCallLines } from './call-lines.ts';

const at = (moment: number, body: CallEventBody): CallEvent => ({ ...body, seq: moment, at: moment });
const spoke = (text: string): CallEventBody => ({ type: 'agentSpoke', speech: 1, node: 'a', text, purpose: 'say' });

test('what another system reported stands between what was said, before the answer to it', () => {
  const lines = toCallLines([
    at(1, spoke('Please wait.')),
    { ...at(5, { type: 'signalArrived', signal: 'paid', body: { amount: 12 } }), seq: 2 },
    { ...at(5, spoke('Paid 12.')), seq: 3 },
    at(9, { type: 'callerSaid', text: 'Thanks.' }),
  ]);
  expect(lines.map((line) => (line.who === 'system' ? line.signal : line.text))).toEqual([
    'Please wait.',
    'paid',
    'Paid 12.',
    'Thanks.',
  ]);
});
