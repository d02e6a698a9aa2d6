import type { CallEventBody } from '@aybiza/call-log';
import { agentIdSchema, callIdSchema, workspaceIdSchema } from '@aybiza/foundation/ids';
import { rootPlaceOf, type Span } from '@aybiza/telemetry/span';
import { expect, test } from 'vitest';
import type { CallIdentity } from '../records/call-records-port.ts';
import { practiceStatechart } from '../testing/practice-statechart.ts';
import { CallSpans } from './call-spans.ts';

const T = 1_800_000_000_000;
const identity: CallIdentity = {
  id: callIdSchema.parse('call_spans'),
  deployed: {
    workspaceId: workspaceIdSchema.parse('ws_spans'),
    agentId: agentIdSchema.parse('agt_spans'),
    flowVersionId: null,
    statechartHash: 'hash',
    statechart: practiceStatechart(),
  },
  channel: 'phone',
  callSid: null,
  from: '+447700900456',
  to: '+442079460000',
  isTest: false,
  isPractice: true,
};
const root = rootPlaceOf(identity.id);

/** The spans that a call's log comes to; moments are ms from its beginning. */
function fold(...log: readonly [number, CallEventBody][]): Span[] {
  const spans: Span[] = [];
  const trace = new CallSpans({ identity, startedAt: T, add: (span) => spans.push(span) });
  for (const [seq, [at, body]] of log.entries()) trace.take({ seq, at: T + at, ...body });
  return spans;
}

const turn: CallEventBody = {
  type: 'turnTimed',
  speech: 1,
  recogniserMs: 300,
  decisionMs: 5,
  modelMs: 400,
  requestMs: 0,
  voiceMs: 90,
  transportMs: 5,
};
const reply: CallEventBody = {
  type: 'modelReplied',
  wait: 1,
  text: 'Grace Canary, yes',
  toolUses: [],
  modelId: 'practice',
  firstTokenMs: 380,
  totalMs: 400,
  inputTokens: 50,
  outputTokens: 8,
};
const ended: CallEventBody = { type: 'callEnded', outcome: 'booked', reason: 'finished' };
const spoke = { type: 'agentSpoke', node: 'greet', text: 'Hello', purpose: 'prompt' } as const;

test('a turn has below it what the caller waited for', () => {
  const spans = fold([1_705, reply], [1_800, turn]);
  const [whole, ...parts] = spans;
  expect(whole).toMatchObject({ name: 'turn', parentId: root.spanId, startedAt: T + 1_000, endedAt: T + 1_800 });
  expect(parts.map(({ name, startedAt, endedAt }) => [name, startedAt - T, endedAt - T])).toEqual([
    ['endpointing', 1_000, 1_300],
    ['model', 1_305, 1_705],
    ['voice', 1_705, 1_800],
  ]);
  expect(new Set(parts.map(({ parentId }) => parentId))).toEqual(new Set([whole?.spanId]));
  expect(parts[1]?.attributes).toMatchObject({ 'gen_ai.response.model': 'practice', 'gen_ai.usage.output_tokens': 8 });
});

test('what no turn waited for stands below the call', () => {
  const requested = { type: 'requestStarted', node: 'look_up', what: 'GET https://example.org/Grace' } as const;
  const answered = { type: 'requestFinished', wait: 1, outcome: 'answered', status: 200, body: {}, ms: 80 } as const;
  const [request, call] = fold([20, requested], [100, answered], [200, ended]);
  expect(request).toMatchObject({ name: 'request', parentId: root.spanId, startedAt: T + 20, endedAt: T + 100 });
  expect(request?.attributes).toEqual({ node: 'look_up', outcome: 'answered', status: 200 });
  expect(call).toMatchObject({ ...root, name: 'call', kind: 'server', startedAt: T, endedAt: T + 200 });
  expect(call?.parentId).toBeUndefined();
});

test('a speech lasts from its first word to what was heard of it', () => {
  const heard = { type: 'agentHeard', speech: 1, text: 'Hel', complete: false } as const;
  expect(fold([10, { ...spoke, speech: 1 }], [900, heard])).toMatchObject([
    { name: 'speech', startedAt: T + 10, endedAt: T + 900, attributes: { node: 'greet', complete: false } },
  ]);
});

test('a transfer and a message are spans of other systems', () => {
  const spans = fold(
    [10, { type: 'messageStarted', node: 'confirm', to: '+447700900456' }],
    [50, { type: 'messageSent', wait: 1, outcome: 'sent' }],
    [60, { type: 'transferStarted', node: 'desk', to: '+442079460001' }],
    [9_000, { type: 'transferFinished', wait: 2, outcome: 'busy' }],
  );
  expect(spans).toMatchObject([
    { name: 'message', kind: 'client', startedAt: T + 10, attributes: { node: 'confirm', outcome: 'sent' } },
    { name: 'transfer', kind: 'client', startedAt: T + 60, attributes: { node: 'desk', outcome: 'busy' } },
  ]);
});

test('a call that another process had goes on in its trace', () => {
  const [taken, call] = fold([30_000, { type: 'taken', owner: 'voice-2', fencingToken: '2' }], [40_000, ended]);
  expect(taken).toMatchObject({ name: 'taken over', traceId: root.traceId, parentId: root.spanId });
  expect(call).toMatchObject({ ...root, startedAt: T, endedAt: T + 40_000 });
});

test('nothing that anybody said or is gets into a span', () => {
  const spans = fold(
    [1, { type: 'callerSaid', text: 'Grace Canary', confidence: 1 }],
    [2, { type: 'variableSet', name: 'caller_name', value: 'Grace Canary' }],
    [3, reply],
    [4, turn],
    [5, { ...ended, outcome: 'Grace Canary booked' }],
  );
  const text = JSON.stringify(spans);
  for (const word of ['Grace', 'Canary', '+4477', '+4420']) expect(text).not.toContain(word);
});
