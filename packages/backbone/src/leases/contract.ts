import { type CallId, workspaceIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { expect, test } from 'vitest';
import type { LeaseRequest, Leases } from './port.ts';

const workspaceId = workspaceIdSchema.parse('ws_leases');
const LONG_MS = 60_000;
/** Short enough to wait for, long enough for the steps before it ends. */
const SHORT_MS = 150;
const OFTEN = { interval: 20 };

/** One thing every keeper of leases must do; a value, so that a test can also prove that it goes red. */
export interface LeasesCheck {
  title: string;
  run(leases: Leases): Promise<void>;
}

function check(title: string, run: (leases: Leases) => Promise<void>): LeasesCheck {
  return { title, run };
}

const request = (callId: CallId, owner: string, ttlMs = LONG_MS) => ({
  callId,
  workspaceId,
  owner,
  address: `http://${owner}.test`,
  ttlMs,
});

async function acquired(leases: Leases, wanted: LeaseRequest): Promise<number> {
  const outcome = await leases.acquire(wanted);
  if (outcome.status !== 'acquired') throw new Error(`${wanted.owner} was to get the lease`);
  return outcome.fencingToken;
}

const untilExpired = (leases: Leases, callId: CallId) => expect.poll(() => leases.find(callId), OFTEN).toBeUndefined();
const expiredIds = async (leases: Leases) =>
  (await leases.listExpired({ limit: 1_000, silentForMs: 0 })).map(({ callId }) => callId);

/** What every keeper of leases must do. */
export const leasesContract: readonly LeasesCheck[] = [
  check('a call has one owner, whom everybody finds', async (leases) => {
    const callId = newId('call');
    const fencingToken = await acquired(leases, request(callId, 'one'));
    expect(await leases.acquire(request(callId, 'two'))).toEqual({ status: 'held' });
    const lease = { callId, workspaceId, owner: 'one', address: 'http://one.test', fencingToken };
    expect(await leases.find(callId)).toEqual(lease);
    expect(await leases.find(newId('call'))).toBeUndefined();
  }),
  check(
    'even its owner cannot acquire a call twice: a second leg of the call is not a second owner',
    async (leases) => {
      const callId = newId('call');
      await acquired(leases, request(callId, 'one'));
      expect(await leases.acquire(request(callId, 'one'))).toEqual({ status: 'held' });
    },
  ),
  check('of fifty processes that want one call at once, one gets it', async (leases) => {
    const callId = newId('call');
    const attempts = Array.from({ length: 50 }, (_, index) => leases.acquire(request(callId, `p${index}`)));
    const statuses = (await Promise.all(attempts)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 'acquired')).toHaveLength(1);
  }),
  check('a lease that is renewed in time is kept', async (leases) => {
    const callId = newId('call');
    const fencingToken = await acquired(leases, request(callId, 'one', SHORT_MS));
    expect(await leases.renew({ callId, fencingToken, ttlMs: LONG_MS })).toBe(true);
    // Another lease, made later and as short, shows when the first would have ended.
    const witness = newId('call');
    await acquired(leases, request(witness, 'one', SHORT_MS));
    await untilExpired(leases, witness);
    expect(await leases.find(callId)).toMatchObject({ owner: 'one', fencingToken });
  }),
  check('all leases of a process are renewed together, but for those that are not its own', async (leases) => {
    const [kept, lost, released] = [newId('call'), newId('call'), newId('call')];
    const lease = async (callId: CallId) => ({
      callId,
      workspaceId,
      fencingToken: await acquired(leases, request(callId, 'one', SHORT_MS)),
    });
    const own = [await lease(kept), await lease(lost), await lease(released)];
    for (const each of own) if (each.callId === released) await leases.release(each);
    await untilExpired(leases, lost);
    const successor = await acquired(leases, request(lost, 'two'));
    const renewal = { owner: 'one', address: 'http://one.test', leases: own, ttlMs: LONG_MS };
    expect([...(await leases.renewAll(renewal))]).toEqual([kept]);
    expect(await leases.find(kept)).toMatchObject({ owner: 'one' });
    expect(await leases.find(lost)).toMatchObject({ owner: 'two', fencingToken: successor });
    expect(await leases.find(released)).toBeUndefined();
  }),
  check('a call counts as silent only after as long as was asked for', async (leases) => {
    const callId = newId('call');
    await acquired(leases, request(callId, 'one', 1));
    await untilExpired(leases, callId);
    const silentFor = async (silentForMs: number) =>
      (await leases.listExpired({ limit: 1_000, silentForMs })).filter((lease) => lease.callId === callId);
    expect(await silentFor(LONG_MS)).toEqual([]);
    await expect.poll(() => silentFor(SHORT_MS), OFTEN).toHaveLength(1);
    const [lease] = await silentFor(0);
    expect(lease?.silentMs).toBeGreaterThanOrEqual(SHORT_MS);
  }),
  check('a silent owner loses the call, and its successor has a higher token', async (leases) => {
    const callId = newId('call');
    const first = await acquired(leases, request(callId, 'one', SHORT_MS));
    await untilExpired(leases, callId);
    expect(await expiredIds(leases)).toContain(callId);
    const second = await acquired(leases, request(callId, 'two'));
    expect(second).toBeGreaterThan(first);
    expect(await expiredIds(leases)).not.toContain(callId);
    const proof = { callId, fencingToken: first };
    expect([await leases.renew({ ...proof, ttlMs: LONG_MS }), await leases.release(proof)]).toEqual([false, false]);
    expect(await leases.find(callId)).toMatchObject({ owner: 'two', fencingToken: second });
  }),
  check('an owner that comes late, and met nobody, keeps the call', async (leases) => {
    const callId = newId('call');
    const fencingToken = await acquired(leases, request(callId, 'one', SHORT_MS));
    await untilExpired(leases, callId);
    expect(await leases.renew({ callId, fencingToken, ttlMs: LONG_MS })).toBe(true);
    expect(await leases.find(callId)).toMatchObject({ owner: 'one' });
    expect(await expiredIds(leases)).not.toContain(callId);
  }),
  check('a call that was given back is free at once, and its next token is higher still', async (leases) => {
    const callId = newId('call');
    const first = await acquired(leases, request(callId, 'one'));
    const proof = { callId, fencingToken: first };
    expect([await leases.release(proof), await leases.release(proof)]).toEqual([true, false]);
    expect(await leases.renew({ ...proof, ttlMs: LONG_MS })).toBe(false);
    expect(await acquired(leases, request(callId, 'two'))).toBeGreaterThan(first);
  }),
  check('a call stays in the workspace it was first leased for', async (leases) => {
    const callId = newId('call');
    await acquired(leases, request(callId, 'one', SHORT_MS));
    await untilExpired(leases, callId);
    const foreign = { ...request(callId, 'two'), workspaceId: workspaceIdSchema.parse('ws_foreign') };
    expect(await leases.acquire(foreign)).toEqual({ status: 'held' });
  }),
  check('the list of expired leases is as long as asked for, the longest silent first', async (leases) => {
    const calls = [newId('call'), newId('call')];
    for (const [index, callId] of calls.entries()) await acquired(leases, request(callId, 'one', 1 + index * SHORT_MS));
    const ours = async () => (await expiredIds(leases)).filter((id) => calls.includes(id));
    await expect.poll(ours, OFTEN).toEqual(calls);
    expect(await leases.listExpired({ limit: 1, silentForMs: 0 })).toHaveLength(1);
  }),
];

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
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
}
