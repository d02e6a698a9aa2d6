import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { expect, test } from 'vitest';
import { TestCall, type TestCallInvitation } from './test-call.ts';
import { changeTestCall, NO_CALL, type TestCallState } from './test-call-state.ts';

/** Dials a typed call on a page without sound; gives what the page shows when the dialling is over. */
async function dial(invite: (call: TestCall) => Promise<TestCallInvitation>): Promise<TestCallState> {
  let state = NO_CALL;
  const call: TestCall = new TestCall({
    clock: fakeClock(),
    invite: () => invite(call),
    onChange: (change) => {
      state = changeTestCall(state, change);
    },
    onLevel: () => undefined,
  });
  await call.start({ voice: false });
  return state;
}

test('hanging up while the invitation is on its way ends the call, and nothing is dialled', async () => {
  const state = await dial(async (call) => {
    call.hangUp();
    return { url: 'not even an address', token: 'late' };
  });
  expect(state).toMatchObject({ status: 'ended', trouble: null });
});

test('an invitation that fails after hanging up is no trouble any more', async () => {
  const state = await dial(async (call) => {
    call.hangUp();
    throw new Error('The server does not answer.');
  });
  expect(state).toMatchObject({ status: 'ended', trouble: null });
});

test('a call that could not be started says why', async () => {
  const state = await dial(() => Promise.reject(new Error('The flow has errors; repair them, then call.')));
  expect(state.status).toBe('failed');
  expect(state.trouble).toContain('The flow has errors');
});
