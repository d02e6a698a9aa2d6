import { type CallEvent, type CallEventBody, foldPath } from '@aybiza/call-log';
import { expect, it } from 'vitest';
import { turnAt } from './turn-at.ts';

const bodies: CallEventBody[] = [
  { type: 'began', values: {} },
  { type: 'moved', node: 'start', port: 'next', to: 'ask' },
  { type: 'agentSpoke', speech: 1, node: 'ask', text: 'Red or blue?', purpose: 'prompt' },
  { type: 'callerSaid', text: 'blue' },
  { type: 'moved', node: 'ask', port: 'option.blue', to: 'more' },
  { type: 'agentSpoke', speech: 2, node: 'more', text: 'Anything else?', purpose: 'prompt' },
  { type: 'callerSaid', text: 'no' },
  { type: 'moved', node: 'more', port: 'refused', to: 'bye' },
];
const events: CallEvent[] = bodies.map((body, seq) => ({ ...body, seq, at: seq }));
const steps = foldPath(events);

it('goes on before what led away from the step that is shown', () => {
  expect([0, 1, 2].map((at) => turnAt(events, steps, at))).toEqual([1, 3, 6]);
});

it('behind the last step goes on before the last thing that the caller did', () => {
  expect(turnAt(events, steps, 3)).toBe(6);
});

it('is nowhere in a call that has not begun, or in which nobody has done anything', () => {
  expect(turnAt([], [], 0)).toBeNull();
  expect(turnAt(events.slice(0, 3), steps.slice(0, 1), 1)).toBeNull();
});
