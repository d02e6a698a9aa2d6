import type { CallId, SignalId, WorkspaceId } from '@aybiza/foundation/ids';
import { beforeAll, expect, test } from 'vitest';
import {
  addCallSignal,
  countKeptSignals,
  findKeptSignal,
  findRepeatedSignal,
  type NewCallSignal,
} from './call-signals.ts';
import { createCall, deleteCall } from './calls.ts';
import { aCall, type PublishedAgent, seedPublishedAgent, seedWorkspace } from './testing/seed.ts';
import { untilSomebodyWaits, useDatabase } from './testing/use-database.ts';
import type { Tx } from './transaction.ts';
import { writeCall } from './write-call.ts';

const world = useDatabase();
let workspaceId: WorkspaceId;
let elsewhere: WorkspaceId;
let published: PublishedAgent;
const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => world.db.forWorkspace(workspaceId, work);

beforeAll(async () => {
  workspaceId = await seedWorkspace(world.db, 'signals');
  elsewhere = await seedWorkspace(world.db, 'elsewhere');
  published = await inWorkspace(seedPublishedAgent);
});

async function startCall(): Promise<CallId> {
  const call = aCall(published);
  await inWorkspace((tx) => createCall(tx, call));
  return call.id;
}

const send = (signal: Partial<NewCallSignal> & { callId: CallId }) =>
  inWorkspace((tx) => addCallSignal(tx, { signal: 'paid', body: null, idempotencyKey: null, ...signal }));
const use = (callId: CallId, id: SignalId) =>
  writeCall(world.db, { workspaceId, callId, callStartedAt: 0, fencingToken: 1, usedSignals: [id] });
const find = (callId: CallId, signal = 'paid', except: SignalId[] = []) =>
  inWorkspace((tx) => findKeptSignal(tx, { callId, signal, except }));

test('signals of a name are found in the order in which they were sent, with their bodies as they were', async () => {
  const callId = await startCall();
  const bodies = [{ amount: 12.5, note: 'Zoë 🦷' }, [1, null], 'text', 0, false, null];
  for (const body of bodies) await send({ callId, body });
  await send({ callId, signal: 'shipped', body: 'another name' });
  const found: unknown[] = [];
  for (let kept = await find(callId); kept !== undefined; kept = await find(callId)) {
    const { id, body } = kept;
    found.push(body);
    await use(callId, id);
  }
  expect(found).toEqual(bodies);
  expect(await inWorkspace((tx) => countKeptSignals(tx, callId))).toBe(1);
});

test('one that was used and is not marked yet is passed over', async () => {
  const callId = await startCall();
  const [first, second] = [await send({ callId, body: 1 }), await send({ callId, body: 2 })];
  expect(await find(callId, 'paid', [first.id])).toEqual({ id: second.id, body: 2 });
  expect(await find(callId, 'paid', [first.id, second.id])).toBeUndefined();
});

test('a sending that is repeated under its key is one signal, also after it was used', async () => {
  const callId = await startCall();
  const wanted = { callId, body: { a: 1, b: [2] }, idempotencyKey: 'evt_1' };
  const first = await send(wanted);
  expect(await send({ ...wanted, body: { b: [2], a: 1 } })).toEqual({ ...first, isSame: true });
  await use(callId, first.id);
  expect(await send(wanted)).toEqual({ id: first.id, isUsed: true, isSame: true });
  expect(await find(callId)).toBeUndefined();
});

test('a key that comes with something else is told apart, and belongs to one call only', async () => {
  const [callId, other] = [await startCall(), await startCall()];
  const first = await send({ callId, body: 1, idempotencyKey: 'evt_2' });
  expect(await send({ callId, body: 2, idempotencyKey: 'evt_2' })).toEqual({ ...first, isSame: false });
  expect(await send({ callId, signal: 'late', body: 1, idempotencyKey: 'evt_2' })).toMatchObject({ isSame: false });
  expect((await send({ callId: other, body: 2, idempotencyKey: 'evt_2' })).id).not.toBe(first.id);
});

test('of two sendings under one key in the same instant, one is the signal', async () => {
  const callId = await startCall();
  const wanted: NewCallSignal = { callId, signal: 'paid', body: 1, idempotencyKey: 'evt_3' };
  let second: Promise<{ id: SignalId }> | undefined;
  const first = await inWorkspace(async (tx) => {
    const added = await addCallSignal(tx, wanted);
    second = send(wanted);
    await untilSomebodyWaits(world.place);
    return added;
  });
  expect((await second)?.id).toBe(first.id);
  expect(await inWorkspace((tx) => countKeptSignals(tx, callId))).toBe(1);
});

test('another workspace neither sees nor sends signals of a call, and none survives its call', async () => {
  const callId = await startCall();
  const wanted: NewCallSignal = { callId, signal: 'paid', body: 1, idempotencyKey: 'evt_4' };
  await send(wanted);
  const there = await world.db.forWorkspace(elsewhere, async (tx) => [
    await findKeptSignal(tx, { callId, signal: 'paid', except: [] }),
    await findRepeatedSignal(tx, wanted),
    await countKeptSignals(tx, callId),
  ]);
  expect(there).toEqual([undefined, undefined, 0]);
  const smuggled = world.db.forWorkspace(elsewhere, (tx) => addCallSignal(tx, { ...wanted, idempotencyKey: null }));
  await expect(smuggled).rejects.toThrow('Foreign key constraint');
  await inWorkspace((tx) => deleteCall(tx, callId));
  expect(await find(callId)).toBeUndefined();
});
