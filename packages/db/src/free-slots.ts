import { wallClock } from '@aybiza/foundation/wall-clock';

/** One stretch of opening on a weekday, in minutes of the wall clock; weekday 1 is Monday, 7 Sunday. */
export interface OpeningTime {
  weekday: number;
  fromMinute: number;
  toMinute: number;
}

/** A stretch of time; epoch milliseconds, the end exclusive. */
export interface Slot {
  startsAt: number;
  endsAt: number;
}

export interface FreeSlotQuery {
  /** An IANA name such as `Europe/Zurich`. */
  timeZone: string;
  slotMinutes: number;
  openingTimes: readonly OpeningTime[];
  /** What is taken. */
  bookings: readonly Slot[];
  /** Only slots that lie within; epoch milliseconds. */
  within: Slot;
  limit: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A question about more than a year is a mistake, and must not keep the process busy. */
const MAX_DAYS = 366;

/** The slots one may still book, in order: opening times by the wall clock of the zone, minus bookings. */
export function findFreeSlots(query: FreeSlotQuery): Slot[] {
  const { within, bookings, limit } = query;
  const free: Slot[] = [];
  for (const slot of openSlots(query)) {
    if (free.length >= limit) break;
    const fits = slot.startsAt >= within.startsAt && slot.endsAt <= within.endsAt;
    if (fits && !bookings.some((booking) => overlap(booking, slot))) free.push(slot);
  }
  return free;
}

/** Whether two stretches share a moment; touching is not sharing. */
export function overlap(one: Slot, other: Slot): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

function* openSlots(query: FreeSlotQuery): Generator<Slot> {
  const { timeZone, slotMinutes, openingTimes, within } = query;
  const toEpoch = wallClock(timeZone);
  const inOrder = [...openingTimes].sort((a, b) => a.fromMinute - b.fromMinute);
  // Days are counted as UTC midnights of the local date; one day more at each end covers every zone.
  const firstDay = Math.floor(within.startsAt / DAY_MS) - 1;
  const lastDay = Math.min(Math.floor(within.endsAt / DAY_MS) + 1, firstDay + MAX_DAYS);
  for (let day = firstDay; day <= lastDay; day++) {
    const weekday = ((((day + 3) % 7) + 7) % 7) + 1; // day 0, 1 January 1970, was a Thursday
    for (const opening of inOrder) {
      if (opening.weekday !== weekday) continue;
      for (let minute = opening.fromMinute; minute + slotMinutes <= opening.toMinute; minute += slotMinutes) {
        const startsAt = toEpoch(day * DAY_MS + minute * MINUTE_MS);
        if (startsAt !== undefined) yield { startsAt, endsAt: startsAt + slotMinutes * MINUTE_MS };
      }
    }
  }
}
