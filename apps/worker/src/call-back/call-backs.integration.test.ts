import { createPostgresBus } from '@aybiza/backbone/bus/postgres';
import { listenForPlacements } from '@aybiza/backbone/placements/placement-news';
import { addCallBack, findCallBack, forgetCallBacks, type NewCallBack } from '@aybiza/db/call-backs';
import { findPlacement, movePlacement } from '@aybiza/db/call-placements';
import { findCall } from '@aybiza/db/calls';
import type { Tx } from '@aybiza/db/client';
import { rememberContact } from '@aybiza/db/contacts';
import { saveDeployment } from '@aybiza/db/deployments';
import { endCall } from '@aybiza/db/end-call';
import { listOutbox } from '@aybiza/db/outbox';
import { addPhoneNumber } from '@aybiza/db/phone-numbers';
import { planCallBack } from '@aybiza/db/plan-call-back';
import { setCallingChoice } from '@aybiza/db/privacy/calling-choices';
import { seedPublishedAgent, seedWorkspace } from '@aybiza/db/testing/seed';
import { admitCall } from '@aybiza/db/usage/admit-call';
import { setUsageLimits } from '@aybiza/db/usage/usage-settings';
import { addWebhookDelivery, listWebhookDeliveries } from '@aybiza/db/webhook-deliveries';
import { createWebhook } from '@aybiza/db/webhooks';
import { writeCall } from '@aybiza/db/write-call';
import { flowSchema } from '@aybiza/flow';
import { systemClock } from '@aybiza/foundation/clock';
import type { CallBackId, CallId, WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { PATIENCE_MS } from '@aybiza/foundation/testing/patience';
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { beginAfterCall } from '../after-call.ts';
import { createPlaceCallBack } from '../handlers/place-call-back.ts';
import { sealer } from '../testing/ended-call.ts';
import { useWorkerDatabase } from '../testing/use-worker-database.ts';
import { callBackMessage } from '../webhook/call-back-message.ts';

const THEIRS = '+447700900123';
const MINUTE_MS = 60_000;
const world = useWorkerDatabase();
const clock = systemClock();
let bus: ReturnType<typeof createPostgresBus>;
let stop = () => {};
/** What the telephone company was asked for, each time. */
const rung: CallId[] = [];
/** While it is away, nobody takes a call. */
let isThere = true;

beforeAll(async () => {
  bus = createPostgresBus({ url: world.place.appUrl, onError: () => {}, waitMs: PATIENCE_MS });
  stop = await listenForPlacements(bus, {
    onError: () => {},
    onAsked: ({ workspaceId, callId }) =>
      world.db.forWorkspace(workspaceId, async (tx) => {
        if (!isThere || !(await movePlacement(tx, callId, { from: ['asked'], next: 'attempted' }))) return false;
        rung.push(callId);
        return true;
      }),
  });
});
afterAll(async () => {
  stop();
  await bus.close();
});

const outbound = flowSchema.parse({
  schemaVersion: 1,
  name: 'Calls back',
  variables: { topic: { type: 'text' } },
  nodes: {
    start: { kind: 'start', label: '', position: { x: 0, y: 0 }, data: { direction: 'outbound', inputs: ['topic'] } },
    talk: { kind: 'end', label: '', position: { x: 0, y: 0 }, data: { text: 'About {{ topic }}.', outcome: 'talked' } },
    gone: { kind: 'end', label: '', position: { x: 0, y: 0 }, data: { text: '', outcome: 'not reached' } },
  },
  edges: {
    a: { from: { node: 'start', port: 'person' }, to: { node: 'talk' } },
    b: { from: { node: 'start', port: 'voicemail' }, to: { node: 'gone' } },
    c: { from: { node: 'start', port: 'noAnswer' }, to: { node: 'gone' } },
  },
});

let seeded = 0;

async function seed(changes: Partial<NewCallBack> = {}) {
  const workspaceId = await seedWorkspace(world.db, newId('workspace').replace('_', '-'));
  const id = await world.db.forWorkspace(workspaceId, async (tx) => {
    const { agentId, version } = await seedPublishedAgent(tx, outbound);
    const weights = [{ flowVersionId: version.id, statechartHash: version.statechartHash, weight: 1 }];
    await saveDeployment(tx, { agentId, environment: 'live', weights });
    seeded += 1;
    await addPhoneNumber(tx, { e164: `+4420794${String(seeded).padStart(5, '0')}` });
    const asked = {
      callId: null,
      stepId: null,
      e164: THEIRS,
      name: '',
      note: '',
      by: 'agent',
      agentId,
      ...DEFAULTS,
    } as const;
    const added = await addCallBack(tx, { ...asked, dueAt: clock.now(), ...changes });
    await planCallBack(tx, added, { number: 1, at: changes.dueAt ?? clock.now() });
    return added;
  });
  return { workspaceId, id };
}

const DEFAULTS = {
  inputs: { topic: 'a tooth' },
  fromE164: null,
  hours: null,
  mostTries: 2,
  pauseMinutes: 5,
  practice: true,
};

interface Asked {
  readonly workspaceId: WorkspaceId;
  readonly id: CallBackId;
}

const told = { sealer, designerUrl: undefined };

/** A worker does the job of a try; `later`: as if so many minutes had passed. */
async function work({ workspaceId, id }: Asked, number: number, later = 0) {
  const now = () => clock.now() + later * MINUTE_MS;
  const handler = createPlaceCallBack({ db: world.db, ...told, clock: { ...clock, now }, bus });
  const payload = { callBackId: id, number };
  await handler.run({
    id: newId('outbox'),
    workspaceId,
    payload,
    isLastTry: false,
    signal: new AbortController().signal,
  });
}

const look = ({ workspaceId, id }: Asked) => world.db.forWorkspace(workspaceId, (tx) => findCallBack(tx, id));

/** Whoever was rung picks up, or does not; the call ends, and the worker hears of it, twice. */
async function endLastCall(asked: Asked, by: 'person' | 'voicemail' | 'nobody') {
  const { workspaceId } = asked;
  const callId = (await look(asked))?.calls.at(-1)?.callId;
  const call = callId && (await world.db.forWorkspace(workspaceId, (tx) => findCall(tx, callId)));
  if (callId === undefined || call === undefined) throw new Error('somebody was called');
  const events = [{ seq: 0, at: clock.now(), type: 'pickedUp' as const, wait: 1, by }];
  await writeCall(world.db, { workspaceId, callId, callStartedAt: call.startedAt, fencingToken: 1, events });
  const end = { endedAt: clock.now(), endReason: 'finished', outcome: by, variables: {}, turns: 0 };
  await endCall(world.db, {
    workspaceId,
    callId,
    fencingToken: 1,
    end: { status: 'ended', ...end },
    results: [],
    jobs: [],
  });
  for (const _again of [1, 2])
    await world.db.forWorkspace(workspaceId, (tx) => beginAfterCall(tx, callId, clock.now()));
  return callId;
}

test('a limit of the workspace puts the call off for an hour, and costs no try', async () => {
  const asked = await seed();
  await world.db.forWorkspace(asked.workspaceId, async (tx) => {
    const none = { callsAtOnce: null, minutesPerMonth: null, costPerMonthMicros: null, sentence: '' };
    await setUsageLimits(tx, { ...none, callsPerDay: 1 });
    await admitCall(tx, newId('call'), { now: clock.now(), timeZone: 'UTC' });
  });
  const before = clock.now();
  await work(asked, 1);
  const putOff = await look(asked);
  expect(putOff).toMatchObject({ status: 'planned', tries: 0, calls: [] });
  expect(putOff?.dueAt).toBeGreaterThanOrEqual(before + 60 * MINUTE_MS);
});

test('whoever picks up has been called back, by the agent and with what it is told', async () => {
  const asked = await seed();
  await work(asked, 1);
  expect(await look(asked)).toMatchObject({ status: 'calling', tries: 1 });
  const callId = await endLastCall(asked, 'person');
  expect(rung).toContain(callId);
  const placement = await world.db.forWorkspace(asked.workspaceId, (tx) => findPlacement(tx, callId));
  expect(placement?.request).toMatchObject({ to: THEIRS, inputs: { topic: 'a tooth' } });
  expect(await look(asked)).toMatchObject({ status: 'done', calls: [{ number: 1, callId }] });
});

test('however often a try is done, there is one call', async () => {
  const asked = await seed();
  await Promise.all([work(asked, 1), work(asked, 1)]);
  await work(asked, 1);
  const calls = (await look(asked))?.calls ?? [];
  expect(calls).toHaveLength(1);
  expect(rung.filter((callId) => callId === calls[0]?.callId)).toHaveLength(1);
});

test('a machine or nobody is tried again after a pause, as often as was asked for, and then it is given up', async () => {
  const asked = await seed();
  await work(asked, 1);
  await endLastCall(asked, 'voicemail');
  const planned = await look(asked);
  expect(planned).toMatchObject({ status: 'planned', tries: 1 });
  expect((planned?.dueAt ?? 0) - clock.now()).toBeGreaterThan(4 * MINUTE_MS);
  const jobs = await world.db.forWorkspace(asked.workspaceId, (tx) => listOutbox(tx, { limit: 100 }));
  expect(jobs.filter(({ kind }) => kind === 'place-call-back').map(({ payload }) => payload)).toContainEqual({
    callBackId: asked.id,
    number: 2,
  });
  await work(asked, 2);
  expect(await look(asked), 'it is not due yet').toMatchObject({ status: 'planned', tries: 1 });
  await work(asked, 2, 6);
  await endLastCall(asked, 'nobody');
  expect(await look(asked)).toMatchObject({ status: 'givenUp', reason: 'notReached', tries: 2 });
  expect((await look(asked))?.calls).toHaveLength(2);
});

test('while no telephone is there, nobody is called later by surprise: the try is made once one is', async () => {
  const asked = await seed();
  isThere = false;
  await expect(work(asked, 1)).rejects.toMatchObject({ code: 'CANNOT_CALL', retryable: true });
  isThere = true;
  expect(await look(asked)).toMatchObject({ status: 'planned', tries: 0, calls: [] });
  await work(asked, 1);
  expect(await look(asked)).toMatchObject({ status: 'calling', tries: 1 });
});

test('a worker that died before anybody heard of its call is taken over, with the same call', async () => {
  const asked = await seed();
  const handler = createPlaceCallBack({
    db: world.db,
    ...told,
    clock,
    bus: { ...bus, publish: () => Promise.reject(new Error('it dies here')) },
  });
  const job = {
    id: newId('outbox'),
    workspaceId: asked.workspaceId,
    isLastTry: false,
    signal: new AbortController().signal,
  };
  await expect(handler.run({ ...job, payload: { callBackId: asked.id, number: 1 } })).rejects.toThrow();
  const before = await look(asked);
  expect(before).toMatchObject({ status: 'calling', tries: 1 });
  await work(asked, 1);
  const after = await look(asked);
  expect(after?.calls).toEqual(before?.calls);
  expect(rung).toContain(after?.calls[0]?.callId);
});

test('outside of the hours in which they may be called, it waits for the next ones', async () => {
  const never = { timeZone: 'UTC', weekly: [[], [], [], [], [], [], []], exceptions: [] };
  const tomorrow = new Date(clock.now() + 86_400_000).toISOString().slice(0, 10);
  const hours = { ...never, exceptions: [{ date: tomorrow, open: [{ from: '09:10', to: '12:00' }] }] };
  const asked = await seed({ hours });
  await work(asked, 1);
  expect(await look(asked)).toMatchObject({ status: 'planned', dueAt: Date.parse(`${tomorrow}T09:10:00Z`), calls: [] });
  const closed = await seed({ hours: never });
  await work(closed, 1);
  expect(await look(closed)).toMatchObject({ status: 'givenUp', reason: 'closed', calls: [] });
});

test('whoever asked not to be called is not', async () => {
  const asked = await seed();
  const said = { e164: THEIRS, name: '', language: '', agreed: '', values: {}, callId: newId('call') };
  const at = { calledAt: clock.now(), consentedAt: clock.now(), optsOut: true };
  await world.db.forWorkspace(asked.workspaceId, (tx) => rememberContact(tx, { ...said, ...at }));
  await work(asked, 1);
  expect(await look(asked)).toMatchObject({ status: 'givenUp', reason: 'optedOut', calls: [] });
});

test('whoever refuses between the question and the call is not called, and not asked about again', async () => {
  const asked = await seed();
  const { workspaceId } = asked;
  const holder = new pg.Client({ connectionString: world.place.ownerUrl });
  await holder.connect();
  onTestFinished(() => holder.end());
  // Whoever places a call takes turns here, having asked already.
  await holder.query('BEGIN');
  await holder.query("SELECT pg_advisory_xact_lock(hashtextextended('outbound ' || $1, 0))", [workspaceId]);
  const trying = work(asked, 1);
  const waiting = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  await expect.poll(async () => (await holder.query(waiting)).rowCount).toBe(1);
  const refused = { e164: THEIRS, choice: 'refused', source: 'member', chosenAt: clock.now() } as const;
  await world.db.forWorkspace(workspaceId, (tx) => setCallingChoice(tx, refused));
  await holder.query('COMMIT');
  await trying;
  expect(await look(asked)).toMatchObject({ status: 'givenUp', reason: 'optedOut', calls: [] });
});

test('an agent that takes other inputs calls nobody, and says so', async () => {
  const asked = await seed({ inputs: { colour: 'red' } });
  await work(asked, 1);
  expect(await look(asked)).toMatchObject({ status: 'givenUp', reason: 'cannotCall', calls: [] });
});

test('webhooks that want to are told that it is wanted, and how it ended', async () => {
  const events = ['callBack.requested', 'callBack.done', 'callBack.givenUp'] as const;
  const asked = await seed();
  const inWorkspace = <Value>(does: (tx: Tx) => Promise<Value>) => world.db.forWorkspace(asked.workspaceId, does);
  await inWorkspace((tx) => createWebhook(tx, { url: 'https://example.com/', secret: 's', events }));
  const agentId = (await look(asked))?.agentId ?? null;
  const again = await inWorkspace(async (tx) => {
    const request = {
      ...DEFAULTS,
      callId: null,
      stepId: null,
      e164: THEIRS,
      name: 'Kim',
      note: '',
      by: 'agent',
    } as const;
    const id = await addCallBack(tx, { ...request, agentId, dueAt: clock.now() });
    await planCallBack(tx, id, { number: 1, at: clock.now() });
    return id;
  });
  const second = { ...asked, id: again };
  await work(second, 1);
  await endLastCall(second, 'person');
  await work(asked, 1);
  await endLastCall(asked, 'nobody');
  await work(asked, 2, 6);
  await endLastCall(asked, 'nobody');
  const jobs = await inWorkspace((tx) => listOutbox(tx, { limit: 100 }));
  const told = jobs.filter(({ kind }) => kind === 'deliver-webhook').map(({ payload }) => payload);
  expect(told).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ event: 'callBack.requested', callBackId: again, callId: null }),
      expect.objectContaining({ event: 'callBack.done', callBackId: again }),
      expect.objectContaining({ event: 'callBack.givenUp', callBackId: asked.id }),
    ]),
  );
  expect(told).toHaveLength(3);
  expect(await inWorkspace((tx) => callBackMessage(tx, asked.id, 'callBack.givenUp'))).toMatchObject({
    type: 'callBack.givenUp',
    data: { callBackId: asked.id, number: THEIRS, status: 'givenUp', reason: 'notReached', tries: 2 },
  });
});

test('what webhooks were told of somebody is forgotten with them', async () => {
  const { workspaceId, id } = await seed();
  const left = await world.db.forWorkspace(workspaceId, async (tx) => {
    const webhook = await createWebhook(tx, { url: 'https://example.com/', secret: 's', events: [] });
    const payload = await callBackMessage(tx, id, 'callBack.requested');
    const delivery = { id: `msg_${id}`, webhookId: webhook.id, callId: null, eventName: 'callBack.requested', payload };
    await addWebhookDelivery(tx, delivery);
    await forgetCallBacks(tx, THEIRS);
    return listWebhookDeliveries(tx, webhook.id, 10);
  });
  expect(left).toEqual([]);
});
