import { z } from 'zod';

const days = z.int().min(1).max(36_500);
const months = z.int().min(1).max(1_200);

/** How many days the log and the words of a call are kept, and after how many months without a call a contact is forgotten; null: for ever. */
export const retentionOutput = z.object({
  callLogDays: days.nullable(),
  /** Of recordings, where that is shorter; null: as long as the log. */
  recordingDays: days.nullable(),
  contactMonths: months.nullable(),
});
/** What is left out stays as it is. */
export const setRetentionInput = z.strictObject({
  callLogDays: z.union([days, z.literal('unlimited')]).optional(),
  recordingDays: z.union([days, z.literal('asLog')]).optional(),
  contactMonths: z.union([months, z.literal('unlimited')]).optional(),
});
