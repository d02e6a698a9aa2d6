import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import { beforeAll, expect, test } from 'vitest';
import {
  addPlacement,
  findPlacement,
  findRepeatedPlacement,
  listSilentPlacements,
  movePlacement,
  setCallSid,
  withdrawPlacement,
} from './call-placements.ts';
import { createCall, findCall } from './calls.ts';
import { aCall, type PublishedAgent, seedPublishedAgent, seedWorkspace } from './testing/seed.ts';
import { useDatabase } from './testing/use-database.ts';
import type { Tx } from './transaction.ts';

const world = useDatabase();
let workspaceId: WorkspaceId;
let elsewhere: WorkspaceId;
let published: PublishedAgent;
const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => world.db.forWorkspace(workspaceId, work);
const request = { agentId: 'agt_0000', to: '+447700900123', from: '+442079460123', inputs: { name: 'Zoë', visits: 2 } };

beforeAll(async () => {
  workspaceId = await seedWorkspace(world.db, 'placements');
  elsewhere = await seedWorkspace(world.db, 'elsewhere');
  published = await inWorkspace(seedPublishedAgent);
});

async function ask(idempotencyKey: string | null = null): Promise<CallId> {
  const call = aCall(published, { direction: 'outbound' });
  await inWorkspace(async (tx) => {
    await createCall(tx, call);
    await addPlacement(tx, { callId: call.id, request, idempotencyKey });
  });
  return call.id;
}

const claim = (callId: CallId) =>
  inWorkspace((tx) => movePlacement(tx, callId, { from: ['asked'], next: 'attempted' }));

test('of many processes that claim a call at once, one gets it', async () => {
  const callId = await ask();
  const claims = await Promise.all(Array.from({ length: 8 }, () => claim(callId)));
  expect(claims.filter(Boolean)).toHaveLength(1);
  expect(await inWorkspace((tx) => findPlacement(tx, callId))).toEqual({ request, status: 'attempted' });
});

test('a call is taken back or claimed, never both', async () => {
  const [claimed, withdrawn] = [await ask(), await ask()];
  await claim(claimed);
  expect(await inWorkspace((tx) => withdrawPlacement(tx, claimed))).toBe(false);
  expect(await inWorkspace((tx) => withdrawPlacement(tx, withdrawn))).toBe(true);
  expect(await claim(withdrawn)).toBe(false);
  expect(await inWorkspace((tx) => findCall(tx, withdrawn))).toBeUndefined();
});

test('a key is found again with its call, in its workspace only, and it is told whether the request is the same', async () => {
  const callId = await ask('visit-1');
  const find = (changes: object = {}) =>
    inWorkspace((tx) => findRepeatedPlacement(tx, { idempotencyKey: 'visit-1', request: { ...request, ...changes } }));
  expect(await find()).toEqual({ callId, status: 'asked', isSame: true });
  expect(await find({ inputs: { visits: 2, name: 'Zoë' } })).toMatchObject({ isSame: true });
  expect(await find({ to: '+447700900124' })).toMatchObject({ isSame: false });
  const foreign = world.db.forWorkspace(elsewhere, (tx) =>
    findRepeatedPlacement(tx, { idempotencyKey: 'visit-1', request }),
  );
  expect(await foreign).toBeUndefined();
});

test('the first name that the telephone company gives a call stays', async () => {
  const callId = await ask();
  const [first, second] = [`CA${'1'.repeat(32)}`, `CA${'2'.repeat(32)}`];
  for (const callSid of [first, second]) await inWorkspace((tx) => setCallSid(tx, callId, callSid));
  expect(await inWorkspace((tx) => findCall(tx, callId))).toMatchObject({ callSid: first });
});

test('calls of which nothing was heard are listed across workspaces; answered ones and those that are over are not', async () => {
  const [silent, answered, over] = [await ask(), await ask(), await ask()];
  await claim(silent);
  await inWorkspace((tx) => movePlacement(tx, answered, { from: ['asked'], next: 'answered' }));
  await inWorkspace((tx) => movePlacement(tx, over, { from: ['asked'], next: 'over' }));
  const listed = await listSilentPlacements(world.db, { limit: 100, silentForMs: 0 });
  const ids = listed.map(({ callId }) => callId);
  expect(listed).toContainEqual({ workspaceId, callId: silent });
  expect(ids).not.toContain(answered);
  expect(ids).not.toContain(over);
  expect(await listSilentPlacements(world.db, { limit: 100, silentForMs: 3_600_000 })).toEqual([]);
});
