import type { CallId } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { type Booking, bookSlot, cancelBooking, listBookings, moveBooking } from './bookings.ts';
import { listFreeSlots, listResources, type Resource } from './calendar.ts';
import { localMoment } from './local-moment.ts';
import type { Tx } from './transaction.ts';

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

/** Who asks, and when. */
export interface CalendarCall {
  /** The call that an appointment is made in; null outside of calls. */
  readonly callId: CallId | null;
  /** Epoch ms. */
  readonly now: number;
}

/** As an HTTP calendar would answer. */
export interface CalendarAnswer {
  readonly status: number;
  readonly body: unknown;
}

const BAD_INPUT: CalendarAnswer = {
  status: 400,
  body: { error: 'the calendar needs a date (YYYY-MM-DD) and a time (HH:MM)' },
};
const NOT_FOUND: CalendarAnswer = { status: 404, body: { error: 'not found' } };
const TAKEN: CalendarAnswer = { status: 409, body: { error: 'taken' } };

/** What a flow asks of the built-in calendar, answered the way an HTTP calendar would; what it changes is kept with the transaction. */
export async function askCalendar(
  tx: Tx,
  { callId, now }: CalendarCall,
  { operation, inputs }: { operation: string; inputs: Readonly<Record<string, unknown>> },
): Promise<CalendarAnswer> {
  const [resource] = await listResources(tx);
  if (resource === undefined) return NOT_FOUND;
  const scope = { tx, resource, now };
  switch (operation) {
    case 'findSlot':
      return withInputs(inputSchemas.findSlot, inputs, (wanted) => findSlot(scope, wanted));
    case 'book':
      return withInputs(inputSchemas.book, inputs, (wanted) => book(scope, wanted, callId));
    case 'findBooking':
      return withInputs(inputSchemas.findBooking, inputs, async ({ phone }) => {
        const [booking] = await listBookings(tx, { phone, endsAfter: now, limit: 1 });
        return booking === undefined ? NOT_FOUND : { status: 200, body: describe(booking, resource) };
      });
    case 'move':
      return withInputs(inputSchemas.move, inputs, (wanted) => move(scope, wanted));
    case 'cancel':
      return withInputs(inputSchemas.cancel, inputs, async ({ reference }) => {
        const [booking] = await listBookings(tx, { reference, limit: 1 });
        const isCancelled = booking !== undefined && (await cancelBooking(tx, booking.id));
        return isCancelled ? { status: 200, body: {} } : NOT_FOUND;
      });
    default:
      return NOT_FOUND;
  }
}

async function withInputs<Schema extends z.ZodType>(
  schema: Schema,
  inputs: unknown,
  answer: (wanted: z.infer<Schema>) => Promise<CalendarAnswer>,
): Promise<CalendarAnswer> {
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

async function findSlot(scope: Scope, wanted: Wanted): Promise<CalendarAnswer> {
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
  callId: CallId | null,
): Promise<CalendarAnswer> {
  const slot = await slotAt(scope, wanted);
  if (slot === undefined) return TAKEN;
  const { name, phone } = wanted;
  const booked = await bookSlot(scope.tx, {
    resourceId: scope.resource.id,
    startsAt: slot.startsAt,
    name,
    phone,
    ...(callId === null ? {} : { callId }),
  });
  return booked.status === 'booked' ? { status: 201, body: describe(booked.booking, scope.resource) } : TAKEN;
}

async function move(scope: Scope, { reference, ...wanted }: Wanted & { reference: string }): Promise<CalendarAnswer> {
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
