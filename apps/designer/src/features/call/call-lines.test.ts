import type { CallEvent, CallEventBody } from '@aybiza/call-log';
import { expect, test } from 'vitest';
import { type CallLine, toCallLines } from './call-lines.ts';

const at = (moment: number, body: CallEventBody): CallEvent => ({ ...body, seq: moment, at: moment });
const spoke = (text: string): CallEventBody => ({ type: 'agentSpoke', speech: 1, node: 'a', text, purpose: 'say' });

function wordsOf(line: CallLine): string {
  if (line.who === 'system') return line.signal;
  if (line.who === 'standIn') return line.vendor;
  return line.who === 'sources'
    ? [...line.passages.map(({ passage }) => passage), ...line.ownDocuments].join()
    : line.text;
}

test('what another system reported stands between what was said, before the answer to it', () => {
  const lines = toCallLines([
    at(1, spoke('Please wait.')),
    { ...at(5, { type: 'signalArrived', signal: 'paid', body: { amount: 12 } }), seq: 2 },
    { ...at(5, spoke('Paid 12.')), seq: 3 },
    at(9, { type: 'callerSaid', text: 'Thanks.' }),
  ]);
  expect(lines.map(wordsOf)).toEqual(['Please wait.', 'paid', 'Paid 12.', 'Thanks.']);
});

test('who stood in is said once, where it began', () => {
  const lines = toCallLines([
    at(1, spoke('Hello.')),
    at(2, { type: 'noted', code: 'DEGRADED', detail: 'polly' }),
    at(3, { type: 'noted', code: 'SOMETHING', detail: 'else' }),
    at(4, spoke('How can I help?')),
  ]);
  expect(lines.map(wordsOf)).toEqual(['Hello.', 'polly', 'How can I help?']);
});

test('the documents that an answer was taken from stand behind it, those of the flow apart', () => {
  const passages = [
    { passage: 'prices-3', document: 'prices', version: 1, title: 'Prices', heading: '', text: 'A check-up is £40.' },
  ];
  const lines = toCallLines([
    { ...at(5, { type: 'answeredFrom', node: 'a', sources: ['prices', 'parking'], passages }), seq: 1 },
    { ...at(5, spoke('It is £40.')), seq: 2 },
    at(9, { type: 'callerSaid', text: 'Thanks.' }),
  ]);
  expect(lines.map(wordsOf)).toEqual(['It is £40.', 'prices-3,parking', 'Thanks.']);
});
