import { bookingIdSchema, callIdSchema, resourceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';

const MAX_RANGE_MS = 62 * 86_400_000;
const moment = z.int().min(0).max(8_640_000_000_000_000);

export const listCalendarInput = z
  .strictObject({
    /** Epoch milliseconds, inclusive. */
    from: moment,
    /** Epoch milliseconds, exclusive; at most two months later. */
    before: moment,
  })
  .refine(({ from, before }) => from < before && before - from <= MAX_RANGE_MS, { error: 'at most two months' });
export const listCalendarOutput = z.object({
  resources: z.array(
    z.object({
      id: resourceIdSchema,
      name: z.string(),
      timeZone: z.string(),
      slotMinutes: z.int(),
      /** 1 is Monday; minutes of the resource's own wall clock. */
      openingTimes: z.array(z.object({ weekday: z.int(), fromMinute: z.int(), toMinute: z.int() })),
    }),
  ),
  bookings: z.array(
    z.object({
      id: bookingIdSchema,
      resourceId: resourceIdSchema,
      startsAt: z.int(),
      endsAt: z.int(),
      name: z.string(),
      phone: z.string(),
      note: z.string(),
      reference: z.string(),
      callId: callIdSchema.nullable(),
    }),
  ),
});
