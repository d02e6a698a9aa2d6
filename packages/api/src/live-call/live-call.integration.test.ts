import { readOperatorToken } from '@aybiza/auth/operator-token';
import type { Bus } from '@aybiza/backbone/bus/port';
import { createPostgresBus } from '@aybiza/backbone/bus/postgres';
import { type AskedOwner, answerAsOwner, type DeedFate } from '@aybiza/backbone/owners/ask-owner';
import { listAuditEntries } from '@aybiza/db/audit-entries';
import { type PublishedAgent, seedPublishedAgent } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { beginCall } from '../testing/begin-call.ts';
import { type Credentials, startTestApi, TEST_SECRET, type TestApi } from '../testing/start-test-api.ts';

const NOW = Date.now();

const world = useDatabase();
/** Two designers on one database. */
let here: TestApi;
let there: TestApi;
let workspaceId: WorkspaceId;
let published: PublishedAgent;
let editor: { userId: string; credentials: Credentials };
/** A voice process, and what it says of each call. */
let voice: Bus;
const fates = new Map<CallId, DeedFate>();
const asked: AskedOwner[] = [];

beforeAll(async () => {
  [here, there] = await Promise.all([startTestApi(world), startTestApi(world)]);
  workspaceId = await here.workspace('live-calls');
  published = await world.db.forWorkspace(workspaceId, seedPublishedAgent);
  editor = await here.person('Edith', [{ workspaceId, role: 'editor' }]);
  voice = createPostgresBus({ url: world.place.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  await answerAsOwner(voice, {
    onAsked: (question) => {
      const fate = fates.get(question.callId);
      if (fate === undefined) return undefined;
      asked.push(question);
      return Promise.resolve({ type: 'decided', fate });
    },
    onError: () => {},
  });
});
afterAll(async () => {
  await voice.close();
  await Promise.all([here.stop(), there.stop()]);
});

/** A call that goes on, in a voice process that answers so. */
async function begin(fate?: DeedFate) {
  const changes = { from: '+447700900456', startedAt: NOW, practice: true };
  const call = await beginCall(world.db, { workspaceId, published, ...changes });
  if (fate !== undefined) fates.set(call.id, fate);
  return call;
}

const listSchema = z.object({ calls: z.array(z.looseObject({ call: z.looseObject({ id: z.string() }) })) });

async function shown(api: TestApi, id: CallId) {
  const { body } = await api.call('live.list', {}, editor.credentials);
  return listSchema.parse(body).calls.find(({ call }) => call.id === id);
}

describe('the calls that go on', () => {
  test('are the same on every designer, wherever a call is and whenever somebody looks', async () => {
    const call = await begin();
    await call.log(
      { type: 'moved', node: '', port: 'next', to: 'goodbye' },
      { type: 'agentSpoke', speech: 1, node: 'goodbye', text: 'Goodbye.', purpose: 'say' },
    );
    for (const api of [here, there])
      await expect
        .poll(() => shown(api, call.id))
        .toMatchObject({ node: 'goodbye', floor: 'agent', agentSaid: 'Goodbye.', version: 1, operator: null });
    await call.log(
      { type: 'agentHeard', speech: 1, text: 'Goodbye.', complete: true },
      { type: 'callerSaid', text: 'Wait!' },
      { type: 'tagged', node: 'goodbye', label: 'urgent', value: null },
      { type: 'noted', code: 'DEGRADED', detail: 'deepgram' },
      { type: 'tookOver', by: editor.userId, how: 'voice' },
    );
    for (const api of [here, there])
      await expect
        .poll(() => shown(api, call.id))
        .toMatchObject({
          floor: 'operator',
          callerSaid: 'Wait!',
          tags: ['urgent'],
          troubles: ['degraded'],
          operator: { by: editor.userId, how: 'voice', isYou: true },
        });
    await call.log({ type: 'gaveBack', by: editor.userId, why: 'asked', lines: [] });
    await expect.poll(() => shown(here, call.id)).toMatchObject({ floor: null, operator: null });
  });

  test('stay a moment once they are over, with their outcome', async () => {
    const call = await begin();
    await expect.poll(() => shown(here, call.id)).toBeDefined();
    await call.end();
    await expect.poll(() => shown(here, call.id)).toMatchObject({ call: { status: 'ended', outcome: 'booked' } });
  });

  test('are followed entry by entry', async () => {
    const call = await begin();
    await call.log({ type: 'callerSaid', text: 'One' }, { type: 'callerSaid', text: 'Two' });
    const { body } = await here.call('live.follow', { callId: call.id, afterSeq: 0 }, editor.credentials);
    expect(body).toMatchObject({ call: { status: 'live' }, events: [{ seq: 1, text: 'Two' }] });
  });
});

describe('what an operator does', () => {
  const whisper = (callId: CallId) => here.call('live.whisper', { callId, text: 'Offer Friday.' }, editor.credentials);

  test.each([
    ['done', 'used'],
    ['later', 'kept'],
  ] as const)('reaches the process that has the call; %s is %s', async (fate, status) => {
    const { id } = await begin(fate);
    expect((await whisper(id)).body).toEqual({ status });
    expect(asked.at(-1)).toMatchObject({
      callId: id,
      question: { type: 'operator', by: editor.userId, deed: { type: 'whisper', text: 'Offer Friday.' } },
    });
  });

  test.each([
    ['ended', 'CALL_ENDED', 409],
    ['ending', 'CALL_ENDED', 409],
    ['away', 'CALLER_AWAY', 409],
    ['taken', 'CALL_TAKEN', 409],
    ['busy', 'CALL_BUSY', 409],
    ['notPickedUp', 'CANNOT_REACH', 503],
  ] as const)('is refused by a call that says %s, in words', async (fate, code, status) => {
    const { id } = await begin(fate);
    const to = '+442079460111';
    expect(await here.call('live.putThrough', { callId: id, to }, editor.credentials)).toMatchObject({ code, status });
  });

  test('of a call that has ended, or that no process has, does nothing', async () => {
    const over = await begin('done');
    await over.end();
    expect(await whisper(over.id)).toMatchObject({ code: 'CALL_ENDED' });
    expect(await here.call('live.join', { callId: over.id, as: 'voice' }, editor.credentials)).toMatchObject({
      code: 'CALL_ENDED',
    });
    const lost = await begin();
    expect(await here.call('live.sendOff', { callId: lost.id }, editor.credentials)).toMatchObject({
      code: 'CANNOT_REACH',
      status: 503,
    });
  });

  test('is written down: who, which call, what, and what became of it, and never what was said', async () => {
    const { id } = await begin('taken');
    await whisper(id);
    const joined = await here.call('live.join', { callId: id, as: 'listener' }, editor.credentials);
    const { url, token } = z.object({ url: z.url(), token: z.string() }).parse(joined.body);
    expect(new URL(url).pathname).toBe('/operator/line');
    expect(readOperatorToken(token, TEST_SECRET)).toMatchObject({ callId: id, by: editor.userId, as: 'listener' });
    const entries = await world.db.forWorkspace(workspaceId, (tx) => listAuditEntries(tx, 100));
    const own = entries
      .filter(({ subject }) => subject === id)
      .map(({ action, actor, detail }) => [action, actor.id, detail]);
    expect(own).toEqual(
      expect.arrayContaining([
        ['liveCall.whispered', editor.userId, { fate: 'taken' }],
        ['liveCall.listened', editor.userId, { as: 'listener' }],
      ]),
    );
    expect(JSON.stringify(own)).not.toContain('Friday');
  });
});
