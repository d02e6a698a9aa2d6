import { flowSchema } from '@aybiza/flow';
import { expect, it } from 'vitest';
import { readField, trialFields } from './request-trial.ts';

const flow = flowSchema.parse({
  schemaVersion: 1,
  name: 'Asks',
  variables: {
    day: { type: 'date' },
    people: { type: 'number', initial: 4 },
    at: { type: 'time' },
    who: { type: 'text' },
  },
  nodes: {
    ask: {
      kind: 'request',
      data: {
        call: {
          via: 'http',
          method: 'POST',
          url: 'https://example.com/{{day}}?from={{caller_number}}',
          body: '{"people": {{people}}}',
        },
        meanwhile: 'One moment, {{who}}.',
        mapping: [{ variable: 'at', pointer: '/at' }],
      },
    },
  },
});

it('asks for what the request is made with, and for nothing that only its answer fills or the caller hears', () => {
  expect(trialFields(flow, 'ask')).toEqual([
    { name: 'caller_number', type: 'phone', first: '+447700900456' },
    { name: 'day', type: 'date', first: '2026-12-01' },
    { name: 'people', type: 'number', first: '4' },
  ]);
});

it.each([
  ['number', '12.5', 12.5],
  ['number', 'twelve', undefined],
  ['yesNo', 'true', true],
  ['list', '[1,"b"]', [1, 'b']],
  ['list', '{"a":1}', undefined],
  ['object', '{"a":1}', { a: 1 }],
  ['object', '{', undefined],
  ['digits', '0123', '0123'],
  ['date', '', null],
] as const)('a field of type %s that says %j is read as it is meant', (type, text, value) => {
  expect(readField(type, text)).toEqual(value);
});
