import { listBookings } from '@aybiza/db/bookings';
import { createResource } from '@aybiza/db/calendar';
import { seedPublishedAgent } from '@aybiza/db/testing/seed';
import { useDatabase } from '@aybiza/db/testing/use-database';
import { systemClock } from '@aybiza/foundation/clock';
import type { AgentId, WorkspaceId } from '@aybiza/foundation/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Credentials, startTestApi, type TestApi } from '../testing/start-test-api.ts';

const world = useDatabase();
/** A Monday morning in winter. */
const NOW = Date.parse('2026-12-07T08:00:00Z');
let testApi: TestApi;
let workspaceId: WorkspaceId;
let agentId: AgentId;
let key: Credentials;

beforeAll(async () => {
  testApi = await startTestApi(world, { clock: { ...systemClock(), now: () => NOW } });
  workspaceId = await testApi.workspace('tries-the-calendar');
  key = await testApi.key(workspaceId, ['flows:write']);
  ({ agentId } = await world.db.forWorkspace(workspaceId, seedPublishedAgent));
  const openingTimes = [{ weekday: 1, fromMinute: 9 * 60, toMinute: 12 * 60 }];
  await world.db.forWorkspace(workspaceId, (tx) =>
    createResource(tx, { name: 'Dr Bright', timeZone: 'UTC', slotMinutes: 30, openingTimes }),
  );
});
afterAll(() => testApi.stop());

const bookings = () => world.db.forWorkspace(workspaceId, (tx) => listBookings(tx, { limit: 10 }));

async function ask(operation: string, values: object) {
  const inputs = operation === 'findSlot' ? ['date', 'time'] : ['date', 'time', 'name', 'phone'];
  const flow = {
    schemaVersion: 1,
    name: 'Asks',
    variables: {
      date: { type: 'text' },
      time: { type: 'text' },
      name: { type: 'text' },
      phone: { type: 'text' },
      ref: { type: 'text' },
    },
    nodes: {
      ask: {
        kind: 'request',
        label: 'Ask',
        data: {
          call: { via: 'calendar', operation, inputs: Object.fromEntries(inputs.map((input) => [input, input])) },
          mapping: [{ variable: 'ref', pointer: operation === 'book' ? '/reference' : '/slot/time' }],
          rules: [{ id: 'taken', label: 'Taken', from: 409, to: 409 }],
        },
      },
    },
    edges: {},
  };
  return (await testApi.call('flow.tryRequest', { agentId, flow, node: 'ask', values }, key)).body;
}

const MONDAY = { date: '2026-12-14', time: '09:30', name: 'Zoe Hart', phone: '+442079460018' };

test('the calendar answers a trial as it answers a call', async () => {
  expect(await ask('findSlot', MONDAY)).toMatchObject({
    status: 'answered',
    answer: { status: 200, body: { free: true, found: true, slot: { date: '2026-12-14', time: '09:30' } } },
    port: 'ok',
    kept: { ref: '09:30' },
  });
});

test('a booking that is tried is answered like a real one, and nothing is booked', async () => {
  expect(await ask('book', MONDAY)).toMatchObject({
    status: 'answered',
    answer: { status: 201, body: { name: 'Zoe Hart', date: '2026-12-14', time: '09:30' } },
    port: 'ok',
    kept: { ref: expect.stringMatching(/^\d{6}$/) },
  });
  expect(await bookings()).toEqual([]);
  expect(await ask('book', MONDAY)).toMatchObject({ answer: { status: 201 } });
});

test('what the calendar refuses leaves by the way for it', async () => {
  expect(await ask('book', { ...MONDAY, time: '23:00' })).toMatchObject({
    answer: { status: 409, body: { error: 'taken' } },
    port: 'status.taken',
  });
  expect(await ask('findSlot', { ...MONDAY, date: 'soon' })).toMatchObject({ answer: { status: 400 } });
});
