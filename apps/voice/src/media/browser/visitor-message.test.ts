import type { CallEventBody } from '@aybiza/call-log';
import { visitorMessageSchema } from '@aybiza/call-protocol';
import { expect, test } from 'vitest';
import { toVisitorMessages } from './visitor-message.ts';

const shown = (body: CallEventBody) => {
  const [message] = toVisitorMessages({ ...body, seq: 7, at: 1_000 });
  return message && visitorMessageSchema.parse(message);
};

test('a visitor reads what the agent says, as much of it as was heard', () => {
  const spoke = shown({
    type: 'agentSpoke',
    speech: 2,
    node: 'need',
    text: 'How can I help you today?',
    purpose: 'prompt',
  });
  const heard = shown({ type: 'agentHeard', speech: 2, text: 'How can I', complete: false });
  expect(spoke).toEqual({ type: 'line', id: 'speech-2', who: 'agent', text: 'How can I help you today?' });
  expect(heard).toEqual({ type: 'line', id: 'speech-2', who: 'agent', text: 'How can I' });
  expect(shown({ type: 'agentHeard', speech: 2, text: 'How can I help you today?', complete: true })).toBeUndefined();
});

test('a visitor reads their own words, and those of a person who took the call', () => {
  expect(shown({ type: 'callerSaid', text: 'On Monday' })).toMatchObject({ who: 'visitor', text: 'On Monday' });
  const person = { type: 'operatorSpoke', by: 'user-1', text: 'Ines here.', how: 'voice' } as const;
  expect(shown(person)).toMatchObject({ who: 'person', text: 'Ines here.' });
});

test('a visitor is told that the call is over, and not what the business calls it', () => {
  expect(shown({ type: 'callEnded', outcome: 'spam', reason: 'finished' })).toMatchObject({ outcome: '' });
});

test.each<CallEventBody>([
  { type: 'moved', node: 'check', port: 'rich', to: 'offer' },
  { type: 'variableSet', name: 'credit_score', value: 512 },
  { type: 'requestStarted', node: 'crm', what: 'GET https://crm.example/12' },
  { type: 'whispered', by: 'user-1', text: 'Offer no discount.' },
  { type: 'callerPressed', key: '4' },
])('nothing of $type reaches a visitor', (body) => {
  expect(shown(body)).toBeUndefined();
});
