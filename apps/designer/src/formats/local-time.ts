import { wallClock } from '@aybiza/foundation/wall-clock';

const MINUTE_MS = 60_000;
/** No clock skips more at once. */
const LONGEST_GAP_MS = 24 * 60 * MINUTE_MS;

/** A moment (epoch ms) as the clocks of a zone (IANA) show it, in the form of a browser's field: `2026-11-27T09:30`. */
export function toLocal(at: number, timeZone: string): string {
  const form = { timeZone, dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' } as const;
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', form).format(at).replace(' ', 'T');
}

/**
 * The moment (epoch ms) that is meant by what stands in such a field; NaN while it is no time. A time that the clock skips in spring is the
 * first moment behind the gap, of one that comes twice in autumn the first is meant.
 */
export function fromLocal(text: string, timeZone: string): number {
  const wall = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? Date.parse(`${text.slice(0, 16)}:00Z`) : Number.NaN;
  if (Number.isNaN(wall)) return wall;
  const toEpoch = wallClock(timeZone);
  for (let late = 0; late <= LONGEST_GAP_MS; late += MINUTE_MS) {
    const moment = toEpoch(wall + late);
    if (moment !== undefined) return moment;
  }
  return Number.NaN;
}
