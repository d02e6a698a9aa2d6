import { type CallId, workspaceIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Leases } from './port.ts';

const workspaceId = workspaceIdSchema.parse('ws_leases');
const LONG_MS = 60_000;
/** Short enough to wait for, long enough for the steps before it ends. */
const SHORT_MS = 150;
const PATIENT = { interval: 20, timeout: 10_000 };

/** What every keeper of leases must do; run it inside a `describe` of the adapter's test. */
export function testLeases(open: () => Leases): void {
  let leases: Leases;
  beforeAll(() => {
    leases = open();
  });
  afterAll(() => leases.close());

  const request = (callId: CallId, owner: string, ttlMs = LONG_MS) => ({
    callId,
    workspaceId,
    owner,
    address: `http://${owner}.test`,
    ttlMs,
  });

  async function acquired(callId: CallId, owner: string, ttlMs?: number): Promise<number> {
    const outcome = await leases.acquire(request(callId, owner, ttlMs));
    if (outcome.status !== 'acquired') throw new Error(`${owner} was to get the lease`);
    return outcome.fencingToken;
  }

  const untilExpired = (callId: CallId) => expect.poll(() => leases.find(callId), PATIENT).toBeUndefined();
  const expiredIds = async () => (await leases.listExpired(1_000)).map(({ callId }) => callId);

  test('a call has one owner, whom everybody finds', async () => {
    const callId = newId('call');
    const fencingToken = await acquired(callId, 'one');
    expect(await leases.acquire(request(callId, 'two'))).toEqual({ status: 'held' });
    const lease = { callId, workspaceId, owner: 'one', address: 'http://one.test', fencingToken };
    expect(await leases.find(callId)).toEqual(lease);
    expect(await leases.find(newId('call'))).toBeUndefined();
  });

  test('even its owner cannot acquire a call twice: a second leg of the call is not a second owner', async () => {
    const callId = newId('call');
    await acquired(callId, 'one');
    expect(await leases.acquire(request(callId, 'one'))).toEqual({ status: 'held' });
  });

  test('of fifty processes that want one call at once, one gets it', async () => {
    const callId = newId('call');
    const attempts = Array.from({ length: 50 }, (_, index) => leases.acquire(request(callId, `p${index}`)));
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 'acquired')).toHaveLength(1);
  });

  test('a lease that is renewed in time is kept', async () => {
    const callId = newId('call');
    const fencingToken = await acquired(callId, 'one', SHORT_MS);
    expect(await leases.renew({ callId, fencingToken, ttlMs: LONG_MS })).toBe(true);
    // Another lease, made later and as short, shows when the first would have ended.
    const witness = newId('call');
    await acquired(witness, 'one', SHORT_MS);
    await untilExpired(witness);
    expect(await leases.find(callId)).toMatchObject({ owner: 'one', fencingToken });
  });

  test('a silent owner loses the call, and its successor has a higher token', async () => {
    const callId = newId('call');
    const first = await acquired(callId, 'one', SHORT_MS);
    await untilExpired(callId);
    expect(await expiredIds()).toContain(callId);
    const second = await acquired(callId, 'two');
    expect(second).toBeGreaterThan(first);
    expect(await expiredIds()).not.toContain(callId);
    const proof = { callId, fencingToken: first };
    expect([await leases.renew({ ...proof, ttlMs: LONG_MS }), await leases.release(proof)]).toEqual([false, false]);
    expect(await leases.find(callId)).toMatchObject({ owner: 'two', fencingToken: second });
  });

  test('an owner that comes late, and met nobody, keeps the call', async () => {
    const callId = newId('call');
    const fencingToken = await acquired(callId, 'one', SHORT_MS);
    await untilExpired(callId);
    expect(await leases.renew({ callId, fencingToken, ttlMs: LONG_MS })).toBe(true);
    expect(await leases.find(callId)).toMatchObject({ owner: 'one' });
    expect(await expiredIds()).not.toContain(callId);
  });

  test('a call that was given back is free at once, and its next token is higher still', async () => {
    const callId = newId('call');
    const first = await acquired(callId, 'one');
    const proof = { callId, fencingToken: first };
    expect([await leases.release(proof), await leases.release(proof)]).toEqual([true, false]);
    expect(await leases.renew({ ...proof, ttlMs: LONG_MS })).toBe(false);
    expect(await acquired(callId, 'two')).toBeGreaterThan(first);
  });

  test('a call stays in the workspace it was first leased for', async () => {
    const callId = newId('call');
    await acquired(callId, 'one', SHORT_MS);
    await untilExpired(callId);
    const foreign = { ...request(callId, 'two'), workspaceId: workspaceIdSchema.parse('ws_foreign') };
    expect(await leases.acquire(foreign)).toEqual({ status: 'held' });
  });

  test('the list of expired leases is as long as asked for, the longest silent first', async () => {
    const calls = [newId('call'), newId('call')];
    for (const [index, callId] of calls.entries()) await acquired(callId, 'one', 1 + index * SHORT_MS);
    const ours = async () => (await expiredIds()).filter((id) => calls.includes(id));
    await expect.poll(ours, PATIENT).toEqual(calls);
    expect(await leases.listExpired(1)).toHaveLength(1);
  });
}

/** Leases whose server does not answer must say so, and soon: a call goes on without. */
export function testUnreachableLeases(open: () => Leases): void {
  test('without a server, every request fails in time', async () => {
    const leases = open();
    const startedAt = performance.now();
    const unavailable = { code: 'LEASES_UNAVAILABLE', retryable: true };
    const proof = { callId: newId('call'), fencingToken: 1 };
    await Promise.all([
      expect(leases.renew({ ...proof, ttlMs: 1 })).rejects.toMatchObject(unavailable),
      expect(leases.find(proof.callId)).rejects.toMatchObject(unavailable),
    ]);
    await leases.close();
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });
}
