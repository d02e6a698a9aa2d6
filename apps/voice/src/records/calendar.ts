import { type Booking, bookSlot, cancelBooking, listBookings, moveBooking } from '@aybiza/db/bookings';
import { listFreeSlots, listResources, type Resource } from '@aybiza/db/calendar';
import type { Db, Tx } from '@aybiza/db/client';
import type { CallId, WorkspaceId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { localMoment } from '../answer-call.ts';
import type { RequestAnswer } from '../call/call-world.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How far after the day asked for another time is looked for. */
const SEARCH_DAYS = 14;

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const time = z.string().regex(/^\d{2}:\d{2}$/);
const inputSchemas = {
  findSlot: z.object({ date, time }),
  book: z.object({ date, time, name: z.string().min(1), phone: z.string().default('') }),
  findBooking: z.object({ phone: z.string().min(1) }),
  move: z.object({ reference: z.string().min(1), date, time }),
  cancel: z.object({ reference: z.string().min(1) }),
} as const;

interface LocalSlot {
  readonly startsAt: number;
  readonly date: string;
  readonly time: string;
}

export interface CalendarCall {
  readonly db: Db;
  readonly workspaceId: WorkspaceId;
  readonly callId: CallId;
  /** Epoch ms. */
  readonly now: number;
}

const BAD_INPUT: RequestAnswer = {
  status: 400,
  body: { error: 'the calendar needs a date (YYYY-MM-DD) and a time (HH:MM)' },
};
const NOT_FOUND: RequestAnswer = { status: 404, body: { error: 'not found' } };
const TAKEN: RequestAnswer = { status: 409, body: { error: 'taken' } };

/** What a flow asks of the built-in calendar, answered the way an HTTP calendar would. */
export function askCalendar(
  call: CalendarCall,
  operation: string,
  inputs: Readonly<Record<string, unknown>>,
): Promise<RequestAnswer> {
  return call.db.forWorkspace(call.workspaceId, async (tx) => {
    const [resource] = await listResources(tx);
    if (resource === undefined) return NOT_FOUND;
    switch (operation) {
      case 'findSlot':
        return withInputs(inputSchemas.findSlot, inputs, (wanted) => findSlot({ tx, resource, now: call.now }, wanted));
      case 'book':
        return withInputs(inputSchemas.book, inputs, (wanted) =>
          book({ tx, resource, now: call.now }, wanted, call.callId),
        );
      case 'findBooking':
        return withInputs(inputSchemas.findBooking, inputs, async ({ phone }) => {
          const [booking] = await listBookings(tx, { phone, endsAfter: call.now, limit: 1 });
          return booking === undefined ? NOT_FOUND : { status: 200, body: describe(booking, resource) };
        });
      case 'move':
        return withInputs(inputSchemas.move, inputs, (wanted) => move({ tx, resource, now: call.now }, wanted));
      case 'cancel':
        return withInputs(inputSchemas.cancel, inputs, async ({ reference }) => {
          const [booking] = await listBookings(tx, { reference, limit: 1 });
          const isCancelled = booking !== undefined && (await cancelBooking(tx, booking.id));
          return isCancelled ? { status: 200, body: {} } : NOT_FOUND;
        });
      default:
        return NOT_FOUND;
    }
  });
}

async function withInputs<Schema extends z.ZodType>(
  schema: Schema,
  inputs: unknown,
  answer: (wanted: z.infer<Schema>) => Promise<RequestAnswer>,
): Promise<RequestAnswer> {
  const parsed = schema.safeParse(inputs);
  return parsed.success ? answer(parsed.data) : BAD_INPUT;
}

interface Scope {
  readonly tx: Tx;
  readonly resource: Resource;
  readonly now: number;
}

interface Wanted {
  readonly date: string;
  readonly time: string;
}

async function freeSlots({ tx, resource, now }: Scope, day: string): Promise<LocalSlot[]> {
  // The day in any time zone lies within a day of the same date in UTC.
  const noon = Date.parse(`${day}T12:00:00Z`);
  if (!Number.isFinite(noon)) return [];
  const within = { startsAt: Math.max(now, noon - DAY_MS), endsAt: noon + SEARCH_DAYS * DAY_MS };
  const slots = await listFreeSlots(tx, { resourceId: resource.id, within });
  return (slots ?? []).map(({ startsAt }) => ({ startsAt, ...localSlot(startsAt, resource) }));
}

function localSlot(startsAt: number, { timeZone }: Resource): Wanted {
  const { today, time_now } = localMoment(startsAt, timeZone);
  return { date: today, time: time_now };
}

async function findSlot(scope: Scope, wanted: Wanted): Promise<RequestAnswer> {
  const slots = await freeSlots(scope, wanted.date);
  const exact = slots.find((slot) => slot.date === wanted.date && slot.time === wanted.time);
  const found = exact ?? nearest(slots, wanted);
  if (found === undefined) return { status: 200, body: { free: false, found: false } };
  return {
    status: 200,
    body: { free: exact !== undefined, found: true, slot: { date: found.date, time: found.time } },
  };
}

/** The free time nearest to the one asked for on that day, else the first one after it. */
function nearest(slots: readonly LocalSlot[], { date: day, time: clock }: Wanted): LocalSlot | undefined {
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const sameDay = slots.filter((slot) => slot.date === day);
  sameDay.sort(
    (left, right) => Math.abs(minutes(left.time) - minutes(clock)) - Math.abs(minutes(right.time) - minutes(clock)),
  );
  return sameDay[0] ?? slots.find((slot) => slot.date > day);
}

async function slotAt(scope: Scope, wanted: Wanted): Promise<LocalSlot | undefined> {
  const slots = await freeSlots(scope, wanted.date);
  return slots.find((slot) => slot.date === wanted.date && slot.time === wanted.time);
}

async function book(
  scope: Scope,
  wanted: Wanted & { name: string; phone: string },
  callId: CallId,
): Promise<RequestAnswer> {
  const slot = await slotAt(scope, wanted);
  if (slot === undefined) return TAKEN;
  const { name, phone } = wanted;
  const booked = await bookSlot(scope.tx, {
    resourceId: scope.resource.id,
    startsAt: slot.startsAt,
    name,
    phone,
    callId,
  });
  return booked.status === 'booked' ? { status: 201, body: describe(booked.booking, scope.resource) } : TAKEN;
}

async function move(scope: Scope, { reference, ...wanted }: Wanted & { reference: string }): Promise<RequestAnswer> {
  const [booking] = await listBookings(scope.tx, { reference, limit: 1 });
  if (booking === undefined) return NOT_FOUND;
  const slot = await slotAt(scope, wanted);
  if (slot === undefined) return TAKEN;
  const moved = await moveBooking(scope.tx, booking.id, slot.startsAt);
  return moved.status === 'moved' ? { status: 200, body: describe(moved.booking, scope.resource) } : TAKEN;
}

function describe({ reference, startsAt, name }: Booking, resource: Resource) {
  return { reference, name, ...localSlot(startsAt, resource) };
}
