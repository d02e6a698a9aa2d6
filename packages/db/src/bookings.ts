import { createHash } from 'node:crypto';
import {
  type BookingId,
  bookingIdSchema,
  type CallId,
  callIdSchema,
  type ResourceId,
  resourceIdSchema,
} from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { findResource, listBookedSlots } from './calendar.ts';
import { momentColumn, parseStored, storableText } from './columns.ts';
import { findFreeSlots, type Slot } from './free-slots.ts';
import { clientOf, type Tx } from './transaction.ts';

const bookingSchema = z.object({
  id: bookingIdSchema,
  resourceId: resourceIdSchema,
  startsAt: momentColumn,
  endsAt: momentColumn,
  status: z.enum(['booked', 'cancelled']),
  name: z.string(),
  phone: z.string(),
  note: z.string(),
  callId: callIdSchema.nullable(),
  reference: z.string(),
});
/** Somebody's appointment. `reference` is six digits, to be said on the phone. */
export type Booking = z.output<typeof bookingSchema>;

export interface NewBooking {
  resourceId: ResourceId;
  /** Epoch milliseconds; the start of a slot that `listFreeSlots` gave. */
  startsAt: number;
  name: string;
  /** As it will be looked for later: E.164. */
  phone: string;
  note?: string;
  callId?: CallId;
}

/** Somebody else has it; the resource is not open then (or no slot begins then); there is no such resource or booking. */
export type BookingRefusal = { status: 'taken' | 'notOffered' | 'notFound' };

/** Books one slot. Of two callers who want it at once, one is told that it is taken. */
export async function bookSlot(
  tx: Tx,
  wanted: NewBooking,
): Promise<{ status: 'booked'; booking: Booking } | BookingRefusal> {
  const slot = await lockSlot(tx, wanted);
  if ('status' in slot) return slot;
  const data = {
    workspaceId: tx.workspaceId,
    resourceId: wanted.resourceId,
    startsAt: new Date(slot.startsAt),
    endsAt: new Date(slot.endsAt),
    name: storableText(wanted.name),
    phone: storableText(wanted.phone),
    note: storableText(wanted.note ?? ''),
    callId: wanted.callId ?? null,
  };
  // The slot is locked, so only a reference that is in use can stand in the way: one in a million per booking.
  for (let attempt = 0; attempt < 10; attempt++) {
    const id = newId('booking');
    const { count } = await clientOf(tx).booking.createMany({
      data: { ...data, id, reference: referenceOf(id) },
      skipDuplicates: true,
    });
    if (count > 0) return { status: 'booked', booking: await getBooking(tx, id) };
  }
  throw new Error('no free booking reference was found in ten attempts');
}

/** Moves an appointment to the slot that begins at `startsAt`; it keeps its reference. */
export async function moveBooking(
  tx: Tx,
  id: BookingId,
  startsAt: number,
): Promise<{ status: 'moved'; booking: Booking } | BookingRefusal> {
  const where = { workspaceId: tx.workspaceId, id, status: 'booked' };
  const current = await clientOf(tx).booking.findFirst({ where });
  if (current === null) return { status: 'notFound' };
  const resourceId = parseStored(resourceIdSchema, current.resourceId);
  const slot = await lockSlot(tx, { resourceId, startsAt, except: id });
  if ('status' in slot) return slot;
  const data = { startsAt: new Date(slot.startsAt), endsAt: new Date(slot.endsAt) };
  const { count } = await clientOf(tx).booking.updateMany({ where, data });
  return count === 0 ? { status: 'notFound' } : { status: 'moved', booking: await getBooking(tx, id) };
}

/** Frees the slot and keeps the row; false when there is no such appointment or it was cancelled before. */
export async function cancelBooking(tx: Tx, id: BookingId): Promise<boolean> {
  const where = { workspaceId: tx.workspaceId, id, status: 'booked' };
  const { count } = await clientOf(tx).booking.updateMany({ where, data: { status: 'cancelled' } });
  return count > 0;
}

export interface BookingQuery {
  resourceId?: ResourceId;
  phone?: string;
  reference?: string;
  /** Epoch milliseconds: appointments that end after it. */
  endsAfter?: number;
  /** Epoch milliseconds: appointments that start before it. */
  startsBefore?: number;
  limit?: number;
}

/** Appointments that hold, soonest first. */
export async function listBookings(tx: Tx, query: BookingQuery): Promise<Booking[]> {
  const { endsAfter, startsBefore, limit = 100, ...equal } = query;
  const rows = await clientOf(tx).booking.findMany({
    where: {
      ...equal,
      workspaceId: tx.workspaceId,
      status: 'booked',
      ...(endsAfter === undefined ? {} : { endsAt: { gt: new Date(endsAfter) } }),
      ...(startsBefore === undefined ? {} : { startsAt: { lt: new Date(startsBefore) } }),
    },
    orderBy: { startsAt: 'asc' },
    take: Math.min(limit, 500),
  });
  return parseStored(z.array(bookingSchema), rows);
}

async function getBooking(tx: Tx, id: BookingId): Promise<Booking> {
  const where = { workspaceId: tx.workspaceId, id };
  return parseStored(bookingSchema, await clientOf(tx).booking.findFirstOrThrow({ where }));
}

/** Finds the slot that begins at a moment and keeps everybody else off the resource until the transaction ends. */
async function lockSlot(
  tx: Tx,
  wanted: { resourceId: ResourceId; startsAt: number; except?: BookingId },
): Promise<Slot | BookingRefusal> {
  const { resourceId, startsAt } = wanted;
  await clientOf(tx).$queryRaw`SELECT id FROM resource WHERE id = ${resourceId} FOR UPDATE`;
  const resource = await findResource(tx, resourceId);
  if (resource === undefined) return { status: 'notFound' };
  const within = { startsAt, endsAt: startsAt + resource.slotMinutes * 60_000 };
  const [slot] = findFreeSlots({ ...resource, bookings: [], within, limit: 1 });
  if (slot === undefined) return { status: 'notOffered' };
  const booked = await listBookedSlots(tx, resourceId, slot);
  return booked.some(({ id }) => id !== wanted.except) ? { status: 'taken' } : slot;
}

function referenceOf(id: BookingId): string {
  const number = createHash('sha256').update(id).digest().readUInt32BE(0) % 1_000_000;
  return number.toString().padStart(6, '0');
}
