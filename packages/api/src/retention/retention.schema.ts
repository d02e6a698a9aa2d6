import { z } from 'zod';

const days = z.int().min(1).max(36_500);

/** How many days the log and the words of a call are kept; null: for ever. */
export const retentionOutput = z.object({ callLogDays: days.nullable() });
export const setRetentionInput = z.strictObject({ callLogDays: z.union([days, z.literal('unlimited')]) });
