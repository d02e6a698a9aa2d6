import { expect, it } from 'vitest';
import type { CallEvent, CallEventBody } from '../call-event.ts';
import { foldPath, nodesOnPath } from './fold-path.ts';
import { followLive, type LiveView, NEW_LIVE_VIEW } from './follow-live.ts';

const logOf = (...bodies: CallEventBody[]): CallEvent[] =>
  bodies.map((body, seq) => ({ ...body, seq, at: 1_000 + seq }));
const viewOf = (...bodies: CallEventBody[]): LiveView => logOf(...bodies).reduce(followLive, NEW_LIVE_VIEW);
const move = (node: string, to: string): CallEventBody => ({ type: 'moved', node, port: 'next', to });
const spoke = (text: string): CallEventBody => ({ type: 'agentSpoke', speech: 1, node: 'a', text, purpose: 'say' });

it('knows where the call is as the path does, also after a handler that went back', () => {
  const moves = [move('start', 'a'), move('a', 'b'), move('', 'handler'), move('handler', ''), move('b', 'c')];
  for (let count = 1; count <= moves.length; count += 1) {
    const until = moves.slice(0, count);
    expect(viewOf(...until).node).toBe(nodesOnPath(foldPath(logOf(...until))).at(-1));
  }
});

it('tells who has the floor', () => {
  const heard: CallEventBody = { type: 'agentHeard', speech: 1, text: 'Hello', complete: true };
  const speaks: CallEventBody = { type: 'callerStartedSpeaking', duringSpeech: null };
  expect(viewOf(spoke('Hello')).floor).toBe('agent');
  expect(viewOf(spoke('Hello'), heard).floor).toBeNull();
  expect(viewOf(spoke('Hello'), heard, speaks).floor).toBe('caller');
  expect(viewOf(spoke('Hello'), heard, speaks, { type: 'callerSaid', text: 'Hi' })).toMatchObject({
    floor: null,
    agentSaid: 'Hello',
    callerSaid: 'Hi',
  });
  expect(viewOf({ type: 'transferFinished', wait: 1, outcome: 'answered' }).floor).toBe('person');
});

it('knows who has taken a call over, until they give it back or its process dies', () => {
  const tookOver: CallEventBody = { type: 'tookOver', by: 'anna', how: 'voice' };
  const said: CallEventBody = { type: 'operatorSpoke', by: 'anna', text: 'Anna here.', how: 'voice' };
  expect(viewOf(tookOver, said)).toMatchObject({
    floor: 'operator',
    agentSaid: 'Anna here.',
    operator: { by: 'anna' },
  });
  expect(viewOf(tookOver, { type: 'gaveBack', by: 'anna', why: 'asked', lines: [] }).operator).toBeNull();
  expect(viewOf(tookOver, { type: 'taken', owner: 'voice-2', fencingToken: '2' })).toMatchObject({
    operator: null,
    troubles: ['takenOver'],
  });
});

it('collects what the flow wrote down and what went wrong, each once', () => {
  const tagged: CallEventBody = { type: 'tagged', node: 'a', label: 'urgent', value: 1 };
  const degraded: CallEventBody = { type: 'noted', code: 'DEGRADED', detail: 'polly' };
  expect(viewOf(tagged, tagged, degraded, degraded, { type: 'noted', code: 'ELSE', detail: '' })).toMatchObject({
    tags: ['urgent'],
    troubles: ['degraded'],
    seq: 4,
  });
});
