import type { WorkspaceId } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { bookSlot, cancelBooking, listBookings, moveBooking } from './bookings.ts';
import {
  createResource,
  findResource,
  listFreeSlots,
  listResources,
  type Resource,
  setOpeningTimes,
} from './calendar.ts';
import { seedWorkspace } from './testing/seed.ts';
import { untilSomebodyWaits, useDatabase } from './testing/use-database.ts';
import type { Tx } from './transaction.ts';

const world = useDatabase();
let workspaceId: WorkspaceId;
const inWorkspace = <Value>(work: (tx: Tx) => Promise<Value>) => world.db.forWorkspace(workspaceId, work);

// Monday 23 November 2026, 09:00 to 11:00 in Zurich.
const nine = Date.UTC(2026, 10, 23, 8);
const halfPast = nine + 30 * 60_000;
const theDay = { startsAt: nine - 3_600_000, endsAt: nine + 12 * 3_600_000 };

beforeAll(async () => {
  workspaceId = await seedWorkspace(world.db, 'calendar');
});

function dentist(): Promise<Resource> {
  return inWorkspace((tx) =>
    createResource(tx, {
      name: 'Dr Keller',
      timeZone: 'Europe/Zurich',
      slotMinutes: 30,
      openingTimes: [{ weekday: 1, fromMinute: 9 * 60, toMinute: 11 * 60 }],
    }),
  );
}

const book = (resource: Resource, startsAt: number, phone = '+41790000000') =>
  inWorkspace((tx) => bookSlot(tx, { resourceId: resource.id, startsAt, name: 'Ann', phone }));

async function booked(resource: Resource, startsAt: number, phone?: string) {
  const outcome = await book(resource, startsAt, phone);
  if (outcome.status !== 'booked') throw new Error(`the slot was ${outcome.status}`);
  return outcome.booking;
}

async function freeMinutes(resource: Resource): Promise<number[]> {
  const slots = await inWorkspace((tx) => listFreeSlots(tx, { resourceId: resource.id, within: theDay }));
  return (slots ?? []).map(({ startsAt }) => (startsAt - nine) / 60_000);
}

test('a booked slot is not free any more, a cancelled one is again', async () => {
  const resource = await dentist();
  const booking = await booked(resource, halfPast);
  expect(await freeMinutes(resource)).toEqual([0, 60, 90]);
  const cancelled = await inWorkspace((tx) => cancelBooking(tx, booking.id));
  const again = await inWorkspace((tx) => cancelBooking(tx, booking.id));
  expect([cancelled, again, await freeMinutes(resource)]).toEqual([true, false, [0, 30, 60, 90]]);
});

test('of twenty callers who want one slot at once, one gets it', async () => {
  const resource = await dentist();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => book(resource, nine)));
  const statuses = outcomes.map(({ status }) => status).sort();
  expect(statuses).toEqual(['booked', ...Array.from({ length: 19 }, () => 'taken')]);
});

test('who asks for a slot while another caller is getting it waits, and is told that it is taken', async () => {
  const resource = await dentist();
  const wanted = { resourceId: resource.id, startsAt: nine, name: 'Ann', phone: '' };
  let second: ReturnType<typeof book> | undefined;
  const first = await inWorkspace(async (tx) => {
    const outcome = await bookSlot(tx, wanted);
    second = book(resource, nine);
    await untilSomebodyWaits(world.place);
    return outcome;
  });
  expect([first.status, await second]).toEqual(['booked', { status: 'taken' }]);
});

test('the database itself refuses an overlap, whoever writes it', async () => {
  const resource = await dentist();
  await booked(resource, nine);
  const client = new pg.Client({ connectionString: world.place.ownerUrl });
  await client.connect();
  const insert = client.query(
    `INSERT INTO booking (id, workspace_id, resource_id, starts_at, ends_at, name, phone, reference)
     VALUES ('book_overlap', $1, $2, $3, $4, 'x', 'x', 'x')`,
    [workspaceId, resource.id, new Date(nine + 60_000), new Date(nine + 120_000)],
  );
  await expect(insert).rejects.toThrow('booking_no_overlap');
  await client.end();
});

test('a time when the resource is closed, or between two slots, is not offered', async () => {
  const resource = await dentist();
  const outcomes = [await book(resource, nine - 30 * 60_000), await book(resource, nine + 60_000)];
  expect(outcomes).toEqual([{ status: 'notOffered' }, { status: 'notOffered' }]);
});

test('a resource that does not exist is not found', async () => {
  const unknown = newId('resource');
  const outcome = await inWorkspace((tx) => bookSlot(tx, { resourceId: unknown, startsAt: nine, name: '', phone: '' }));
  const slots = await inWorkspace((tx) => listFreeSlots(tx, { resourceId: unknown, within: theDay }));
  expect([outcome, slots]).toEqual([{ status: 'notFound' }, undefined]);
});

test('a moved appointment keeps its reference and frees its old slot', async () => {
  const resource = await dentist();
  const booking = await booked(resource, nine);
  const moved = await inWorkspace((tx) => moveBooking(tx, booking.id, halfPast));
  const expected = { ...booking, startsAt: halfPast, endsAt: halfPast + 30 * 60_000 };
  expect(moved).toEqual({ status: 'moved', booking: expected });
  expect(await freeMinutes(resource)).toEqual([0, 60, 90]);
});

test('an appointment cannot be moved onto another, and stays where it was', async () => {
  const resource = await dentist();
  const booking = await booked(resource, nine);
  await booked(resource, halfPast);
  expect(await inWorkspace((tx) => moveBooking(tx, booking.id, halfPast))).toEqual({ status: 'taken' });
  const [first] = await inWorkspace((tx) => listBookings(tx, { resourceId: resource.id }));
  expect(first).toEqual(booking);
});

test('an appointment that was cancelled cannot be moved', async () => {
  const resource = await dentist();
  const booking = await booked(resource, nine);
  await inWorkspace((tx) => cancelBooking(tx, booking.id));
  expect(await inWorkspace((tx) => moveBooking(tx, booking.id, halfPast))).toEqual({ status: 'notFound' });
});

test('a caller finds the appointment by number or by six spoken digits', async () => {
  const resource = await dentist();
  const booking = await booked(resource, nine, '+41791112233');
  expect(booking.reference).toMatch(/^\d{6}$/);
  const byPhone = await inWorkspace((tx) => listBookings(tx, { phone: '+41791112233', endsAfter: nine }));
  const byReference = await inWorkspace((tx) => listBookings(tx, { reference: booking.reference }));
  const past = await inWorkspace((tx) => listBookings(tx, { phone: '+41791112233', endsAfter: booking.endsAt }));
  expect([byPhone, byReference, past]).toEqual([[booking], [booking], []]);
});

test('new opening times replace the old ones', async () => {
  const resource = await dentist();
  const openingTimes = [{ weekday: 2, fromMinute: 0, toMinute: 1440 }];
  await inWorkspace((tx) => setOpeningTimes(tx, resource.id, openingTimes));
  expect(await inWorkspace((tx) => findResource(tx, resource.id))).toEqual({ ...resource, openingTimes });
  expect((await inWorkspace(listResources)).map(({ id }) => id)).toContain(resource.id);
});
