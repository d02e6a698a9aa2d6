import { openRangeSchema, WEEKDAYS } from '@aybiza/statechart';
import { z } from 'zod';

const rangesSchema = z.array(openRangeSchema).max(10).default([]);

/** Is somebody there? A weekly schedule with exceptions, in a time zone. */
export const hoursDataSchema = z.strictObject({
  /** IANA name, such as Europe/London; empty for the flow's own. */
  timeZone: z.string().max(60).default(''),
  weekly: z
    .strictObject({
      [WEEKDAYS[0]]: rangesSchema,
      [WEEKDAYS[1]]: rangesSchema,
      [WEEKDAYS[2]]: rangesSchema,
      [WEEKDAYS[3]]: rangesSchema,
      [WEEKDAYS[4]]: rangesSchema,
      [WEEKDAYS[5]]: rangesSchema,
      [WEEKDAYS[6]]: rangesSchema,
    })
    .prefault({}),
  /** Days with hours of their own: none is a holiday. */
  exceptions: z
    .array(z.strictObject({ date: z.iso.date(), label: z.string().max(120).default(''), open: rangesSchema }))
    .max(200)
    .default([]),
});
