import type { LeaseRenewal, Leases } from '@aybiza/backbone/leases/port';
import { type CallId, workspaceIdSchema } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { newId } from '@aybiza/foundation/new-id';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { expect, it } from 'vitest';
import { LEASE_TTL_MS, LeaseKeeper } from './lease-keeper.ts';

const workspaceId = workspaceIdSchema.parse('ws_keeper');

/** How the next renewals are answered: they are kept, somebody else has the call, nobody answers, or the answer is still to come. */
type Answer = 'kept' | 'taken' | 'unreachable' | Promise<'unreachable'>;

async function keeperOf(answers: { next: Answer }) {
  const clock = fakeClock();
  const lost: CallId[] = [];
  const answer = async (renewal: LeaseRenewal) => {
    const next = await answers.next;
    if (next === 'unreachable') throw new Error('nobody answers');
    return new Set(next === 'kept' ? renewal.leases.map(({ callId }) => callId) : []);
  };
  const leases: Leases = {
    acquire: async () => ({ status: 'acquired', fencingToken: 1 }),
    renew: async () => true,
    renewAll: answer,
    release: async () => true,
    find: async () => undefined,
    listExpired: async () => [],
    close: async () => undefined,
  };
  const keeper = new LeaseKeeper({ leases, clock, logger: silentLogger(), owner: 'one', address: '' });
  const callId = newId('call');
  await keeper.acquire({ callId, workspaceId, onLost: () => lost.push(callId) });
  /** Everything promised for a moment happens in it. */
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 100) {
      clock.advance(100);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { clock, keeper, callId, lost, pass };
}

it('a process that renews in time is sure of its calls', async () => {
  const { keeper, callId, pass } = await keeperOf({ next: 'kept' });
  await pass(10 * LEASE_TTL_MS);
  expect(keeper.isSure(callId)).toBe(true);
});

it('a process that slept is sure of nothing, and asking tells it that the call is gone', async () => {
  const { clock, keeper, callId, lost } = await keeperOf({ next: 'taken' });
  clock.advance(400);
  expect(keeper.isSure(callId)).toBe(true);
  clock.advance(60_000);
  expect(keeper.isSure(callId)).toBe(false);
  expect(await keeper.confirm(callId)).toBe(false);
  expect(lost).toEqual([callId]);
});

it('a process that slept and met nobody keeps the call', async () => {
  const { clock, keeper, callId } = await keeperOf({ next: 'kept' });
  clock.advance(60_000);
  expect(await keeper.confirm(callId)).toBe(true);
  expect(keeper.isSure(callId)).toBe(true);
});

it('while nobody can be asked, nobody can take the call: it goes on', async () => {
  const { keeper, callId, pass } = await keeperOf({ next: 'unreachable' });
  await pass(10 * LEASE_TTL_MS);
  expect(keeper.isSure(callId)).toBe(true);
  expect(await keeper.confirm(callId)).toBe(true);
});

it('a question that failed because its process slept through the answer does not count: it is asked again', async () => {
  const answers: { next: Answer } = { next: 'kept' };
  const { clock, keeper, callId, lost, pass } = await keeperOf(answers);
  let fail: (answer: 'unreachable') => void = () => undefined;
  answers.next = new Promise((resolve) => {
    fail = resolve;
  });
  await pass(500);
  clock.advance(60_000);
  answers.next = 'taken';
  fail('unreachable');
  expect(await keeper.confirm(callId)).toBe(false);
  expect(lost).toEqual([callId]);
});

it('a call that was given up or is over is not renewed, and nobody is told of its loss', async () => {
  const { keeper, callId, lost, pass } = await keeperOf({ next: 'taken' });
  await keeper.giveUp(callId);
  await pass(2_000);
  expect(lost).toEqual([]);
});
