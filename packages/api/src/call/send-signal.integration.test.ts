import { createPostgresBus } from '@aybiza/backbone/bus/postgres';
import { listenForSignals, type SentSignalNews, type SignalFate } from '@aybiza/backbone/signals/signal-news';
import { countKeptSignals, findKeptSignal } from '@aybiza/db/call-signals';
import { createCall, finishCall } from '@aybiza/db/calls';
import { saveStatechart } from '@aybiza/db/statecharts';
import { aCall, type PublishedAgent, seedPublishedAgent } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { writeCall } from '@aybiza/db/write-call';
import { compileFlow, parseFlow } from '@aybiza/flow';
import { type CallId, type SignalId, signalIdSchema, type WorkspaceId } from '@aybiza/foundation/ids';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
let testApi: TestApi;
let workspaceId: WorkspaceId;
let published: PublishedAgent;
let statechartHash: string;
let key: Credentials;

/** A flow that waits for “paid”. */
function waitingStatechart() {
  const flow = parseFlow({
    schemaVersion: 1,
    name: 'Waiting',
    nodes: {
      start: { kind: 'start', label: 'Start', data: {} },
      wait: { kind: 'wait', label: 'Wait', data: { seconds: 60, until: { signal: 'paid' } } },
      bye: { kind: 'end', label: 'Bye', data: { text: 'Bye.', outcome: 'finished' } },
    },
    edges: {
      e0: { from: { node: 'start', port: 'next' }, to: { node: 'wait' } },
      e1: { from: { node: 'wait', port: 'arrived' }, to: { node: 'bye' } },
      e2: { from: { node: 'wait', port: 'timeout' }, to: { node: 'bye' } },
    },
  });
  const compiled = flow.ok ? compileFlow(flow.value) : undefined;
  if (compiled?.ok !== true) throw new Error('the waiting flow must compile');
  return compiled.value;
}

beforeAll(async () => {
  testApi = await startTestApi(world);
  workspaceId = await testApi.workspace('signals');
  const { hash, statechart } = waitingStatechart();
  statechartHash = hash;
  await world.db.forWorkspace(workspaceId, async (tx) => {
    published = await seedPublishedAgent(tx);
    await saveStatechart(tx, { hash, document: statechart });
  });
  key = await testApi.key(workspaceId, ['calls:signal']);
});
afterAll(() => testApi.stop());

let stopListening: () => Promise<void> = async () => undefined;
afterEach(() => stopListening());

/** The call has used signals. */
function use(callId: CallId, usedSignals: readonly SignalId[]) {
  return writeCall(world.db, { workspaceId, callId, callStartedAt: 0, fencingToken: 1, usedSignals });
}

/** A voice process that has every call, or one that says nothing. Gives back what it heard of. */
async function listen(fate: SignalFate | 'nothing'): Promise<SentSignalNews[]> {
  const heard: SentSignalNews[] = [];
  const bus = createPostgresBus({ url: world.place.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  const onSent = (news: SentSignalNews) => {
    heard.push(news);
    return fate === 'nothing' ? undefined : Promise.resolve(fate);
  };
  await listenForSignals(bus, { onSent, onError: () => {} });
  stopListening = () => bus.close();
  return heard;
}

async function startCall(): Promise<CallId> {
  const call = aCall(published, { statechartHash });
  await world.db.forWorkspace(workspaceId, (tx) => createCall(tx, call));
  return call.id;
}

const endCall = (callId: CallId) =>
  world.db.forWorkspace(workspaceId, (tx) =>
    finishCall(tx, callId, {
      status: 'ended',
      endedAt: Date.UTC(2026, 10, 22, 9, 2),
      endReason: 'hungUp',
      outcome: null,
      variables: {},
      turns: 0,
    }),
  );

const send = (callId: string, body?: unknown, more: { signal?: string; key?: string; as?: Credentials } = {}) => {
  const headers = { ...(more.as ?? key), ...(more.key === undefined ? {} : { 'idempotency-key': more.key }) };
  return testApi.rest(`POST /calls/${callId}/signals/${more.signal ?? 'paid'}`, headers, body);
};
const idOf = ({ body }: { body: unknown }) => z.object({ signalId: z.string() }).parse(body).signalId;
const kept = (callId: CallId) =>
  world.db.forWorkspace(workspaceId, (tx) => findKeptSignal(tx, { callId, signal: 'paid', except: [] }));
const countKept = (callId: CallId) => world.db.forWorkspace(workspaceId, (tx) => countKeptSignals(tx, callId));

test('a signal for which the call waits is announced, and was used', async () => {
  const callId = await startCall();
  const heard = await listen('used');
  const sent = await send(callId, { amount: 12 });
  expect([sent.status, sent.body]).toEqual([200, { signalId: idOf(sent), status: 'used' }]);
  expect(heard).toEqual([{ callId, signalId: idOf(sent) }]);
  expect(await kept(callId)).toEqual({ id: idOf(sent), body: { amount: 12 } });
});

test.each([[{ a: [1] }], [[1, 2]], ['text'], [12], [false], [null]])(
  'the whole body is the report: %j',
  async (body) => {
    const callId = await startCall();
    await listen('kept');
    const sent = await send(callId, body);
    expect(sent.body).toMatchObject({ status: 'kept' });
    expect((await kept(callId))?.body).toEqual(body);
  },
);

test('a signal without a body is one', async () => {
  const callId = await startCall();
  await listen('kept');
  expect((await send(callId)).status).toBe(200);
  expect((await kept(callId))?.body).toBeNull();
});

test('a signal that nobody answers for is told of as it is when the time for an answer is over', async () => {
  const clock = fakeClock(Date.now());
  const waiting = await startTestApi(world, { clock });
  const [staying, ending, finding] = [await startCall(), await startCall(), await startCall()];
  const heard = await listen('nothing');
  const sent = [staying, ending, finding].map((callId) => waiting.rest(`POST /calls/${callId}/signals/paid`, key, 1));
  await expect.poll(() => heard.length).toBe(3);
  const found = heard.flatMap(({ callId, signalId }) => (callId === finding ? [signalId] : []));
  await use(finding, found);
  await endCall(ending);
  clock.advance(2_000);
  const [kept, ended, used] = await Promise.all(sent);
  expect(kept?.body).toMatchObject({ status: 'kept' });
  expect(ended?.code).toBe('CALL_ENDED');
  expect(used?.body).toEqual({ signalId: found[0], status: 'used' });
  await waiting.stop();
});

test('the call of another workspace does not exist', async () => {
  const other = await testApi.workspace('elsewhere');
  const callId = await startCall();
  const stranger = await testApi.key(other, ['calls:signal']);
  const absent = await send('call_00000000000000000000', 1, { as: stranger });
  const foreign = await send(callId, 1, { as: stranger });
  expect([absent.status, absent.code]).toEqual([404, 'NOT_FOUND']);
  expect([foreign.status, foreign.code]).toEqual([404, 'NOT_FOUND']);
  expect(await countKept(callId)).toBe(0);
});

test('a key without the scope sends nothing', async () => {
  const callId = await startCall();
  const reader = await testApi.key(workspaceId, ['calls:read', 'calls:create']);
  expect((await send(callId, 1, { as: reader })).code).toBe('FORBIDDEN');
  expect(await countKept(callId)).toBe(0);
});

test('a call that has ended says so', async () => {
  const callId = await startCall();
  await endCall(callId);
  const refused = await send(callId, 1);
  expect([refused.status, refused.code]).toEqual([409, 'CALL_ENDED']);
  expect(refused.text).toContain('This call has ended');
});

test('a name that no step waits for is refused by its name', async () => {
  const callId = await startCall();
  const refused = await send(callId, 1, { signal: 'shipped' });
  expect([refused.status, refused.code]).toEqual([422, 'UNKNOWN_SIGNAL']);
  expect(refused.text).toContain('“shipped”');
});

test.each(['Paid', '1paid', 'pa.id', 'p'.repeat(41), 'p%20d'])('%s is no name of a signal', async (signal) => {
  expect((await send(await startCall(), 1, { signal })).code).toBe('BAD_REQUEST');
});

test('a retry under the same key is the same signal, is announced again, and is used once', async () => {
  const callId = await startCall();
  const heard = await listen('kept');
  const [first, again] = [await send(callId, { a: 1 }, { key: 'evt' }), await send(callId, { a: 1 }, { key: 'evt' })];
  expect(again.body).toEqual(first.body);
  expect([heard.length, await countKept(callId)]).toEqual([2, 1]);
  await use(callId, [signalIdSchema.parse(idOf(first))]);
  await endCall(callId);
  expect((await send(callId, { a: 1 }, { key: 'evt' })).body).toEqual({ signalId: idOf(first), status: 'used' });
  expect(heard).toHaveLength(2);
});

test('a retry after a call that never used the signal says that it has ended', async () => {
  const callId = await startCall();
  await listen('kept');
  await send(callId, 1, { key: 'evt' });
  await endCall(callId);
  expect((await send(callId, 1, { key: 'evt' })).code).toBe('CALL_ENDED');
});

test('a key that comes with another body is refused', async () => {
  const callId = await startCall();
  await listen('kept');
  await send(callId, 1, { key: 'evt' });
  const refused = await send(callId, 2, { key: 'evt' });
  expect([refused.status, refused.code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
  expect((await kept(callId))?.body).toBe(1);
});

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

test.each([
  ['is too long', JSON.stringify('x'.repeat(65_536))],
  ['is nested too deeply', nested(13)],
  ['is nested so deeply that it could not be written again', nested(30_000)],
])('a body that %s is refused', async (_how, body) => {
  const url = `http://127.0.0.1:3000/api/rest/calls/${await startCall()}/signals/paid`;
  const headers = { 'content-type': 'application/json', ...key };
  const refused = await testApi.api.handleRest(new Request(url, { method: 'POST', headers, body }));
  expect([refused.status, await refused.json()]).toMatchObject([413, { code: 'BODY_TOO_LARGE' }]);
});

test('a body of twelve levels is none too many', async () => {
  const callId = await startCall();
  await listen('kept');
  expect((await send(callId, JSON.parse(nested(12)))).status).toBe(200);
});

test('a call that has a hundred unused signals gets no more', async () => {
  const callId = await startCall();
  await listen('kept');
  for (let count = 0; count < 100; count += 1) await send(callId, count);
  const refused = await send(callId, 100);
  expect([refused.status, refused.code]).toEqual([409, 'TOO_MANY_SIGNALS']);
});

test('the OpenAPI document says that the whole body is the report, and names the header', async () => {
  const { body } = await testApi.rest('GET /openapi.json', {});
  expect(body).toMatchObject({
    paths: {
      '/calls/{callId}/signals/{signal}': {
        post: {
          parameters: [{ name: 'callId' }, { name: 'signal' }, { $ref: '#/components/parameters/IdempotencyKey' }],
          requestBody: {
            required: false,
            content: { 'application/json': { schema: { description: expect.stringMatching(/^Any JSON/) } } },
          },
        },
      },
    },
  });
});
