import { type ResourceId, resourceIdSchema } from '@aybiza/foundation/ids';
import { newId } from '@aybiza/foundation/new-id';
import { z } from 'zod';
import { parseStored, storableText } from './columns.ts';
import { findFreeSlots, type OpeningTime, type Slot } from './free-slots.ts';
import { clientOf, type Tx } from './transaction.ts';

const MAX_SLOTS = 200;

const openingTimeSchema = z.object({ weekday: z.int(), fromMinute: z.int(), toMinute: z.int() });
const resourceSchema = z.object({
  id: resourceIdSchema,
  name: z.string(),
  timeZone: z.string(),
  slotMinutes: z.int(),
  openingTimes: z.array(openingTimeSchema),
});
/** Something that can be booked: a person, a room, a chair. */
export type Resource = z.output<typeof resourceSchema>;

export interface NewResource {
  name: string;
  /** An IANA name; opening times are by its wall clock. */
  timeZone: string;
  slotMinutes: number;
  openingTimes: readonly OpeningTime[];
}

/** Makes a resource with its opening times. */
export async function createResource(tx: Tx, resource: NewResource): Promise<Resource> {
  const { name, timeZone, slotMinutes, openingTimes } = resource;
  const id = newId('resource');
  const data = { id, workspaceId: tx.workspaceId, name: storableText(name), timeZone, slotMinutes };
  await clientOf(tx).calendarResource.create({ data });
  await setOpeningTimes(tx, id, openingTimes);
  return { id, name: data.name, timeZone, slotMinutes, openingTimes: [...openingTimes] };
}

/** All resources by name. */
export async function listResources(tx: Tx): Promise<Resource[]> {
  const rows = await clientOf(tx).calendarResource.findMany({
    where: { workspaceId: tx.workspaceId },
    include: { openingTimes: { orderBy: [{ weekday: 'asc' }, { fromMinute: 'asc' }] } },
    orderBy: { name: 'asc' },
  });
  return parseStored(z.array(resourceSchema), rows);
}

export async function findResource(tx: Tx, id: ResourceId): Promise<Resource | undefined> {
  const row = await clientOf(tx).calendarResource.findFirst({
    where: { workspaceId: tx.workspaceId, id },
    include: { openingTimes: { orderBy: [{ weekday: 'asc' }, { fromMinute: 'asc' }] } },
  });
  return row === null ? undefined : parseStored(resourceSchema, row);
}

/** Replaces the opening times of a resource; bookings stay. */
export async function setOpeningTimes(tx: Tx, resourceId: ResourceId, times: readonly OpeningTime[]): Promise<void> {
  const owner = { workspaceId: tx.workspaceId, resourceId };
  const data = times.map((time) => ({ ...owner, ...time, id: `${resourceId}_${time.weekday}_${time.fromMinute}` }));
  await clientOf(tx).openingTime.deleteMany({ where: owner });
  await clientOf(tx).openingTime.createMany({ data });
}

export interface SlotQuery {
  resourceId: ResourceId;
  /** Epoch milliseconds; only slots that lie within. */
  within: Slot;
  /** At most 200. */
  limit?: number;
}

/** What may still be booked, in order; undefined when there is no such resource. */
export async function listFreeSlots(tx: Tx, query: SlotQuery): Promise<Slot[] | undefined> {
  const resource = await findResource(tx, query.resourceId);
  if (resource === undefined) return undefined;
  const bookings = await listBookedSlots(tx, query.resourceId, query.within);
  const limit = Math.min(query.limit ?? MAX_SLOTS, MAX_SLOTS);
  return findFreeSlots({ ...resource, bookings, within: query.within, limit });
}

/** For `bookings.ts` too: what is taken of a resource in a stretch of time. */
export async function listBookedSlots(
  tx: Tx,
  resourceId: ResourceId,
  within: Slot,
): Promise<(Slot & { id: string })[]> {
  const rows = await clientOf(tx).booking.findMany({
    where: {
      workspaceId: tx.workspaceId,
      resourceId,
      status: 'booked',
      startsAt: { lt: new Date(within.endsAt) },
      endsAt: { gt: new Date(within.startsAt) },
    },
    select: { id: true, startsAt: true, endsAt: true },
  });
  return rows.map(({ id, startsAt, endsAt }) => ({ id, startsAt: startsAt.getTime(), endsAt: endsAt.getTime() }));
}
