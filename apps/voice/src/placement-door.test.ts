import type { Bus } from '@aybiza/backbone/bus/port';
import { compileFlow } from '@aybiza/flow';
import { agentIdSchema, callIdSchema, workspaceIdSchema } from '@aybiza/foundation/ids';
import { silentLogger } from '@aybiza/foundation/logger';
import { fakeClock } from '@aybiza/foundation/testing/fake-clock';
import { expect, test } from 'vitest';
import type { Answering } from './answer-call.ts';
import { openPlacementDoor } from './placement-door.ts';
import type { CallIdentity } from './records/call-records-port.ts';
import { createMemoryRecords } from './testing/memory-records.ts';
import { outboundFlow } from './testing/outbound-line.ts';

const place = { workspaceId: workspaceIdSchema.parse('ws_test0'), callId: callIdSchema.parse('call_test0') };
/** Nobody is asked for a call here. */
const bus: Bus = {
  publish: async () => undefined,
  subscribe: async () => () => undefined,
  close: async () => undefined,
};

test('a call of which nothing is heard any more ends once, and its record says that nobody knows', async () => {
  const compiled = compileFlow(outboundFlow());
  if (!compiled.ok) throw new Error('the outbound line must compile');
  const { statechart, hash: statechartHash } = compiled.value;
  const clock = fakeClock();
  const memory = createMemoryRecords({ statechart, number: '+442079460000' });
  const identity: CallIdentity = {
    id: place.callId,
    deployed: { ...place, agentId: agentIdSchema.parse('agt_test0'), flowVersionId: null, statechartHash, statechart },
    channel: 'phone',
    callSid: null,
    from: '+442079460000',
    to: '+447700900123',
    isTest: false,
    isPractice: true,
    placed: { startedAt: clock.now(), inputs: { name: 'Maria' } },
  };
  const silent = [identity];
  const askedFor: number[] = [];
  const placements = {
    ...memory.placements,
    listSilent: async (silentForMs: number) => {
      askedFor.push(silentForMs);
      return [place];
    },
    giveUp: async () => silent.pop(),
  };
  const records = { ...memory, placements };
  const calls: Pick<Answering['calls'], 'hasRoom'> = { hasRoom: true };
  const close = openPlacementDoor({
    answering: { clock, calls, records, practice: [], vendors: { stt: '', tts: '' } },
    bus,
    telephonyOf: async () => null,
    publicUrl: 'https://voice.example.com',
    secret: 'secret',
    logger: silentLogger(),
  });
  clock.advance(60_000);
  const { end, events } = await memory.ended();
  clock.advance(60_000);
  expect(end).toMatchObject({ outcome: 'not reached' });
  expect(events).toContainEqual(expect.objectContaining({ type: 'noted', code: 'NOT_PICKED_UP', detail: 'unknown' }));
  expect(memory.calls.size).toBe(1);
  expect(askedFor[0]).toBeGreaterThanOrEqual(600_000);
  close();
});
