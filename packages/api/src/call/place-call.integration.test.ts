import { createPostgresBus } from '@aybiza/backbone/bus/postgres';
import { listenForPlacements, type PlacementNews } from '@aybiza/backbone/placements/placement-news';
import { findPlacement, movePlacement } from '@aybiza/db/call-placements';
import { findCall } from '@aybiza/db/calls';
import { getOutboundRules, listOutboundRefusals, setOutboundRules } from '@aybiza/db/outbound/outbound-rules';
import { addPhoneNumber } from '@aybiza/db/phone-numbers';
import { smallFlow } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { type AgentId, agentIdSchema, callIdSchema, type WorkspaceId } from '@aybiza/foundation/ids';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const FROM = '+442079460100';
const TO = '+447700900123';

const world = useDatabase();
let testApi: TestApi;
let workspaceId: WorkspaceId;
let key: Credentials;
let agentId: AgentId;

/** Greets a person; what else picks up, or does not, ends the call. */
const outboundFlow = () => ({
  schemaVersion: 1,
  name: 'Reminder',
  variables: { name: { type: 'text' } },
  nodes: {
    start: { kind: 'start', label: 'Start', data: { direction: 'outbound', inputs: ['name'] } },
    bye: { kind: 'end', label: 'Bye', data: { text: 'Hello {{ name }}.', outcome: 'greeted' } },
    away: { kind: 'end', label: 'Away', data: { text: '', outcome: 'not reached' } },
  },
  edges: {
    e0: { from: { node: 'start', port: 'person' }, to: { node: 'bye' } },
    e1: { from: { node: 'start', port: 'voicemail' }, to: { node: 'away' } },
    e2: { from: { node: 'start', port: 'noAnswer' }, to: { node: 'away' } },
  },
});

beforeAll(async () => {
  testApi = await startTestApi(world);
  workspaceId = await testApi.workspace('outbound');
  await testApi.person('owner', [{ workspaceId, role: 'owner' }]);
  await testApi.person('editor', [{ workspaceId, role: 'editor' }]);
  key = await testApi.key(workspaceId, ['calls:place', 'agents:write', 'flows:write', 'flows:publish']);
  await world.db.forWorkspace(workspaceId, async (tx) => {
    await addPhoneNumber(tx, { e164: FROM });
    // The same person over and over, which the caps would not have.
    await setOutboundRules(tx, { ...(await getOutboundRules(tx)), perDestinationHour: 50 });
  });
  agentId = await publish(outboundFlow());
});
afterAll(() => testApi.stop());

async function publish(flow: unknown): Promise<AgentId> {
  const made = await testApi.rest('POST /agents', key, { name: 'Caller' });
  const id = z.object({ agentId: agentIdSchema }).parse(made.body).agentId;
  await testApi.rest(`PUT /agents/${id}/draft`, key, { flow, revision: 1 });
  const published = await testApi.rest(`POST /agents/${id}/versions`, key, {});
  expect(published.body).toMatchObject({ status: 'published' });
  return id;
}

/** A voice process that takes on whatever it hears of, as the real one does: by claiming it. Gives back what it took. */
async function listen(): Promise<PlacementNews[]> {
  const taken: PlacementNews[] = [];
  const bus = createPostgresBus({ url: world.place.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  const onAsked = async (news: PlacementNews) => {
    const isTaken = await world.db.forWorkspace(news.workspaceId, (tx) =>
      movePlacement(tx, news.callId, { from: ['asked'], next: 'attempted' }),
    );
    if (isTaken) taken.push(news);
    return isTaken;
  };
  await listenForPlacements(bus, { onAsked, onError: () => {} });
  onTestFinished(() => bus.close());
  return taken;
}

const place = (more: Record<string, unknown> = {}) =>
  testApi.rest('POST /calls', key, { agentId, to: TO, from: FROM, ...more });
const idOf = ({ body }: { body: unknown }) => z.object({ callId: callIdSchema }).parse(body).callId;

test('a call that is asked for has a record at once, and a process is told to place it', async () => {
  const taken = await listen();
  const placed = await place({ inputs: { name: 'Maria' } });
  expect(placed.status).toBe(200);
  const callId = idOf(placed);
  expect(taken).toEqual([{ workspaceId, callId }]);
  const call = await world.db.forWorkspace(workspaceId, (tx) => findCall(tx, callId));
  expect(call).toMatchObject({
    direction: 'outbound',
    channel: 'phone',
    from: FROM,
    to: TO,
    status: 'live',
    callSid: null,
  });
  const placement = await world.db.forWorkspace(workspaceId, (tx) => findPlacement(tx, callId));
  expect(placement).toEqual({
    request: { agentId, to: TO, from: FROM, inputs: { name: 'Maria' } },
    status: 'attempted',
  });
});

test('the same idempotency key places one call, also when both come at once', async () => {
  const taken = await listen();
  const both = await Promise.all([place({ idempotencyKey: 'k1' }), place({ idempotencyKey: 'k1' })]);
  const again = await place({ idempotencyKey: 'k1' });
  expect(new Set([...both, again].map(idOf)).size).toBe(1);
  expect(taken).toHaveLength(1);
});

test('an idempotency key is not taken for another request', async () => {
  await listen();
  await place({ idempotencyKey: 'k2' });
  const other = await place({ idempotencyKey: 'k2', to: '+447700900124' });
  expect(other).toMatchObject({ status: 409, code: 'IDEMPOTENCY_KEY_REUSED' });
});

test('while nobody can place it, a call is refused, leaves nothing behind, and its key can be used again', async () => {
  const refused = await place({ idempotencyKey: 'k3' });
  expect(refused).toMatchObject({ status: 503, code: 'CANNOT_CALL' });
  const taken = await listen();
  expect((await place({ idempotencyKey: 'k3' })).status).toBe(200);
  expect(taken).toHaveLength(1);
});

test.each([
  ['from a number of nobody', { from: '+442079460199' }, { status: 422, code: 'UNKNOWN_NUMBER' }],
  ['with an input that the flow does not have', { inputs: { nmae: 'Maria' } }, { status: 422, code: 'UNKNOWN_INPUT' }],
  ['by an agent that does not exist', { agentId: 'agt_0000' }, { status: 404, code: 'NOT_FOUND' }],
  ['to what is no number', { to: '911' }, { status: 400, code: 'BAD_REQUEST' }],
])('a call %s is refused, and nobody is told', async (_what, more, refusal) => {
  const taken = await listen();
  expect(await place(more)).toMatchObject(refusal);
  expect(taken).toEqual([]);
});

test('an agent whose flow is for calls that come in does not call anybody', async () => {
  const inbound = await publish(smallFlow());
  expect(await place({ agentId: inbound })).toMatchObject({ status: 422, code: 'FLOW_NOT_OUTBOUND' });
});

test('check 112: a number that costs whoever calls it is refused in words, and the refusal is kept', async () => {
  const refused = await place({ to: '+449098790000' });
  expect(refused).toMatchObject({ status: 422, code: 'DESTINATION_NOT_ALLOWED' });
  const kept = await world.db.forWorkspace(workspaceId, (tx) => listOutboundRefusals(tx, 0));
  expect(kept).toMatchObject([{ cap: 'destination', refused: 1 }]);
  const { rows } = await testApi.query(
    "SELECT count(*)::integer AS mails FROM account_mail WHERE kind = 'outboundRefused'",
  );
  expect(rows).toEqual([{ mails: 1 }]);
});

test('a number of another workspace cannot be called from', async () => {
  const foreign = await testApi.workspace('foreign');
  await world.db.forWorkspace(foreign, (tx) => addPhoneNumber(tx, { e164: '+442079460101' }));
  expect(await place({ from: '+442079460101' })).toMatchObject({ status: 422, code: 'UNKNOWN_NUMBER' });
});
