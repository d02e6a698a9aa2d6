import { z } from 'zod';

/** What may go badly: how a call ends. `notContained`: it was not settled without a person. */
export const WATCH_MEASURES = ['dropped', 'left', 'transferred', 'notContained'] as const;
export const watchMeasureSchema = z.enum(WATCH_MEASURES);
export type WatchMeasure = z.output<typeof watchMeasureSchema>;

/** Shares of callers to which a watched version may grow by itself, in percent. */
export const GROWTH_STEPS = [5, 25, 50, 100] as const;

/** What a version is watched by. */
export const watchSettingsSchema = z.strictObject({
  measures: z
    .array(
      z.strictObject({
        measure: watchMeasureSchema,
        /** Percentage points: by how much more often calls may go badly. */
        margin: z.number().min(0).max(50).default(2),
      }),
    )
    .min(1)
    .max(2)
    .refine((measures) => new Set(measures.map(({ measure }) => measure)).size === measures.length, {
      error: 'each measure once',
    }),
  /** After so many callers of the new version at each share (5, 25, 50, 100 %) it grows to the next; null: it stays as it is. */
  growAfterCalls: z.int().min(20).max(100_000).nullable().default(null),
});
export type WatchSettings = z.output<typeof watchSettingsSchema>;

/** Who asked for what a worker does later. */
export const askerSchema = z.strictObject({ type: z.enum(['person', 'key']), id: z.string() });
export type Asker = z.output<typeof askerSchema>;
