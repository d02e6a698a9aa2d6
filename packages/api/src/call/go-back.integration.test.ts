import { consumeCallToken } from '@aybiza/auth/call-token';
import { type CallEventBody, rehearsalSchema } from '@aybiza/call-log';
import { createCall } from '@aybiza/db/calls';
import { aCall, type PublishedAgent, seedPublishedAgent, smallFlow } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { writeCall } from '@aybiza/db/write-call';
import type { WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Credentials, startTestApi, TEST_SECRET, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
let testApi: TestApi;
let workspaceId: WorkspaceId;
let key: Credentials;
let published: PublishedAgent;

beforeAll(async () => {
  testApi = await startTestApi(world);
  workspaceId = await testApi.workspace('goes-back');
  key = await testApi.key(workspaceId, ['calls:create']);
  published = await world.db.forWorkspace(workspaceId, seedPublishedAgent);
});
afterAll(() => testApi.stop());

const bodies: CallEventBody[] = [
  { type: 'began', values: { today: '2026-11-23', time_now: '09:30' } },
  { type: 'agentSpoke', speech: 1, node: 'bye', text: 'Hello.', purpose: 'say' },
];

/** A call whose log has what `write` writes of it. */
async function earlierCall({ isTest = true } = {}) {
  const call = aCall(published, { isTest, channel: 'browser' });
  await world.db.forWorkspace(workspaceId, (tx) => createCall(tx, call));
  const write = () =>
    writeCall(world.db, {
      workspaceId,
      callId: call.id,
      callStartedAt: call.startedAt,
      fencingToken: 1,
      events: bodies.map((body, seq) => ({ ...body, seq, at: call.startedAt })),
    });
  return { callId: call.id, write };
}

async function prepare(input: object, as = key) {
  const reply = await testApi.call('calls.createTestCall', { agentId: published.agentId, ...input }, as);
  if (reply.code !== undefined) return { code: reply.code };
  const { token } = z.object({ token: z.string() }).parse(reply.body);
  const used = await consumeCallToken(world.db, { secret: TEST_SECRET, token, now: Date.now() });
  if (!used.ok) throw new Error('the token was just made');
  return { claims: used.value.claims, rehearsal: rehearsalSchema.parse(used.value.carries) };
}

test('the way to a turn goes along with the token, for the flow as it is now', async () => {
  const { callId, write } = await earlierCall();
  await write();
  const instead = { type: 'said', text: 'Something else.' };
  const { rehearsal } = await prepare({ flow: smallFlow('Good day.'), goBack: { callId, seq: 1, instead } });
  expect(rehearsal?.goingBack).toEqual({
    callId,
    seq: 1,
    happenings: [bodies[0]],
    answer: null,
    fits: true,
    instead,
  });
});

test('a turn whose entry is still on its way to the database is waited for', async () => {
  const { callId, write } = await earlierCall();
  const prepared = prepare({ goBack: { callId, seq: 2 } });
  await write();
  expect((await prepared).rehearsal?.goingBack?.happenings).toHaveLength(1);
});

test('a person goes back into the call of a customer, a key does not, and nobody into that of another agent', async () => {
  const real = await earlierCall({ isTest: false });
  await real.write();
  const goBack = { callId: real.callId, seq: 1 };
  expect(await prepare({ goBack })).toEqual({ code: 'NOT_FOUND' });
  const editor = await testApi.person('editor', [{ workspaceId, role: 'editor' }]);
  expect((await prepare({ goBack }, editor.credentials)).rehearsal?.goingBack?.callId).toBe(real.callId);
  const rehearsed = await earlierCall();
  await rehearsed.write();
  const other = await world.db.forWorkspace(workspaceId, seedPublishedAgent);
  expect(await prepare({ agentId: other.agentId, goBack: { callId: rehearsed.callId, seq: 1 } })).toEqual({
    code: 'NOT_FOUND',
  });
});

test('a published version is called as it was published, whatever the draft is now', async () => {
  const { claims } = await prepare({ version: 1 });
  const { id: flowVersionId, statechartHash } = published.version;
  expect(claims).toMatchObject({ flowVersionId, statechartHash, isTest: true });
  expect(await prepare({ version: 7 })).toEqual({ code: 'NOT_FOUND' });
});
