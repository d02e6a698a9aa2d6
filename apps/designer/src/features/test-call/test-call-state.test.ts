import type { CallEvent, CallEventBody } from '@aybiza/call-log';
import { CLOSE_CODES, type ServerMessage, serverMessageSchema } from '@aybiza/call-protocol';
import { describe, expect, it } from 'vitest';
import { changeTestCall, NO_CALL, type TestCallChange, type TestCallState } from './test-call-state.ts';
import { toConversation } from './to-conversation.ts';

const log = (...bodies: CallEventBody[]): CallEvent[] => bodies.map((body, seq) => ({ ...body, seq, at: 1_000 + seq }));
const received = (message: unknown): TestCallChange => ({
  type: 'received',
  message: serverMessageSchema.parse(message),
});
const play = (...changes: TestCallChange[]): TestCallState => changes.reduce(changeTestCall, NO_CALL);

const ready = received({ type: 'ready', callId: 'call_abcd1234' });
const event = (entry: CallEvent): TestCallChange => ({ type: 'received', message: { type: 'event', event: entry } });
const [spoke, said] = log(
  { type: 'agentSpoke', speech: 1, node: 'need', text: 'How can I help?', purpose: 'prompt' },
  { type: 'callerSaid', text: 'book' },
);
if (spoke === undefined || said === undefined) throw new Error('two events were logged');

describe('changeTestCall', () => {
  it('goes from dialling to talking to the outcome', () => {
    const ended = received({ type: 'ended', outcome: 'booked', reason: 'finished' });
    expect(play({ type: 'started' }).status).toBe('connecting');
    expect(play({ type: 'started' }, ready)).toMatchObject({ status: 'live', callId: 'call_abcd1234' });
    expect(play({ type: 'started' }, ready, ended)).toMatchObject({ status: 'ended', outcome: 'booked' });
  });

  it('replaces what was heard so far by what was said', () => {
    const interim: ServerMessage = { type: 'interim', text: 'boo' };
    const state = play(ready, event(spoke), { type: 'received', message: interim });
    expect(state.interim).toBe('boo');
    expect(changeTestCall(state, event(said))).toMatchObject({ interim: '', events: [spoke, said] });
  });

  it('takes an event that comes twice only once', () => {
    expect(play(ready, event(spoke), event(said), event(spoke), event(said)).events).toEqual([spoke, said]);
  });

  it('explains a connection that broke, and keeps what was said', () => {
    const state = play(ready, event(spoke), { type: 'closed', code: 1006 });
    expect(state).toMatchObject({ status: 'failed', trouble: { closed: 1006 } });
    expect(state.events).toHaveLength(1);
  });

  it('keeps the outcome when the socket closes after the end', () => {
    const ended = received({ type: 'ended', outcome: 'booked', reason: 'finished' });
    expect(play(ready, ended, { type: 'closed', code: 1006 })).toMatchObject({ status: 'ended', trouble: null });
  });

  it('says that an expired call has to be started again', () => {
    expect(play({ type: 'started' }, { type: 'closed', code: CLOSE_CODES.badToken }).trouble).toEqual({
      closed: CLOSE_CODES.badToken,
    });
  });

  it('goes back to a turn: what was before it stays until the other call is there, with its own log', () => {
    const back = play(ready, event(spoke), event(said), { type: 'wentBack', seq: said.seq });
    expect(back).toMatchObject({ status: 'connecting', events: [spoke] });
    const other = received({ type: 'ready', callId: 'call_efgh5678' });
    expect(changeTestCall(back, other)).toMatchObject({ status: 'live', callId: 'call_efgh5678', events: [] });
  });

  it('keeps the log of a call whose line was lost for a moment', () => {
    expect(play(ready, event(spoke), { type: 'lost' }, ready)).toMatchObject({ status: 'live', events: [spoke] });
  });

  it('forgets the call before when another one begins', () => {
    const state = play(ready, event(spoke), { type: 'closed', code: 1000 }, { type: 'started' });
    expect(state).toMatchObject({ status: 'connecting', events: [], callId: null });
  });
});

describe('toConversation', () => {
  it('strikes out what the caller did not hear', () => {
    const [line] = toConversation(
      log(
        { type: 'agentSpoke', speech: 1, node: 'ask', text: 'Which day suits you, and what time?', purpose: 'prompt' },
        { type: 'agentHeard', speech: 1, text: 'Which day suits you, and', complete: false },
      ),
    );
    expect(line).toMatchObject({ heard: 'Which day suits you, and', unheard: 'what time?' });
  });

  it('says how a turn was understood and where its time went', () => {
    const timing = { recogniserMs: 281, decisionMs: 3, modelMs: 210, requestMs: 0, voiceMs: 118, transportMs: 0 };
    const [line] = toConversation(
      log(
        { type: 'callerSaid', text: 'book' },
        { type: 'understood', node: 'need', layer: 'model', taken: 'option.book', passedOver: [] },
        { type: 'turnTimed', ...timing },
      ),
    );
    expect(line).toMatchObject({ who: 'caller', layer: 'model', timing });
  });

  it('draws a line behind what was before the turn that was gone back to; what is said again stands behind it', () => {
    const lines = toConversation(
      log(
        { type: 'agentSpoke', speech: 1, node: 'need', text: 'How can I help?', purpose: 'prompt' },
        { type: 'agentHeard', speech: 1, text: 'How can I help?', complete: true },
        { type: 'callerSaid', text: 'book' },
        { type: 'agentSpoke', speech: 2, node: 'ask', text: 'Which day?', purpose: 'prompt' },
        { type: 'wentBack', callId: 'call_before', beforeSeq: 9, fits: true },
        { type: 'agentHeard', speech: 2, text: 'Which day?', complete: true },
      ),
    );
    expect(lines.map(({ who }) => who)).toEqual(['agent', 'caller', 'divider', 'agent']);
    expect(lines).toContainEqual(expect.objectContaining({ who: 'divider', turn: 3, fits: true }));
  });

  it('tells keys from words', () => {
    expect(toConversation(log({ type: 'callerPressed', key: '1' }))).toMatchObject([{ text: '1', pressed: true }]);
  });

  it('a request that the author answers waits for it, and shows what it was', () => {
    const asks = log(
      { type: 'requestStarted', node: 'find', what: 'GET https://example.com' },
      { type: 'requestRehearsed', wait: 4, by: 'author' },
    );
    expect(toConversation(asks)).toMatchObject([
      { what: 'request' },
      { who: 'asked', wait: 4, node: 'find', answer: null },
    ]);
    const finished: CallEvent = {
      seq: 2,
      at: 9,
      type: 'requestFinished',
      wait: 4,
      outcome: 'answered',
      status: 404,
      body: {},
      ms: 0,
    };
    expect(toConversation([...asks, finished])).toMatchObject([{ what: 'request' }, { who: 'asked', answer: 404 }]);
  });

  it('says that an example was the answer', () => {
    expect(toConversation(log({ type: 'requestRehearsed', wait: 4, by: 'example' }))).toMatchObject([
      { who: 'system', what: 'example' },
    ]);
  });

  it('says when another system has reported', () => {
    const arrived = log({ type: 'signalArrived', signal: 'paid', body: {} });
    expect(toConversation(arrived)).toMatchObject([{ who: 'system', what: 'signal', text: 'paid' }]);
  });
});
