import { isTimeZone, type Schedule, WEEKDAYS } from '@aybiza/statechart';
import type { z } from 'zod';
import { inCanonicalOrder } from '../../canonical-json.ts';
import type { hoursDataSchema } from './data.ts';

/** Hours as they are drawn to those that are looked at, in a time zone; one that is not known counts as UTC. */
export function toSchedule(
  { weekly, exceptions }: Pick<z.infer<typeof hoursDataSchema>, 'weekly' | 'exceptions'>,
  timeZone: string,
): Schedule {
  return {
    timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
    weekly: WEEKDAYS.map((day) => inCanonicalOrder(weekly[day])),
    exceptions: exceptions.map(({ date, open }) => ({ date, open: inCanonicalOrder(open) })),
  };
}
