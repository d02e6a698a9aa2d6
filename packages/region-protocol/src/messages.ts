import { z } from 'zod';

/** A page of the number book has at most so many numbers. */
export const MOST_NUMBERS = 1_000;

/** What an installation calls one of its regions; it stands in addresses. */
export const regionNameSchema = z.string().regex(/^[a-z][a-z0-9-]{0,29}$/);

/** How a region is, said by whichever of its processes was asked. */
export const regionReportSchema = z.object({
  region: regionNameSchema,
  /** It takes calls. */
  isReady: z.boolean(),
  /** 0 to 1, where a call more would be turned away. */
  load: z.number().min(0).max(1),
  /** Calls that the process that was asked still has room for. */
  places: z.number().int().nonnegative(),
});
export type RegionReport = z.output<typeof regionReportSchema>;

const e164Schema = z.string().regex(/^\+[1-9]\d{1,14}$/);

/** What is to be known of a number when no region answers. */
export const numberEntrySchema = z.object({
  /** As it is called: E.164, and what a practice caller dials. */
  number: z.string().min(1).max(60),
  /** E.164: who is rung when its calls cannot be taken. */
  fallback: e164Schema.optional(),
  /** What the line says then, without anybody to ring and with somebody, and in which language (BCP 47). */
  goodbye: z.string().min(1).max(400),
  connecting: z.string().min(1).max(400),
  language: z.string().min(1).max(35),
  /** The only part of the world in which its calls may be answered. */
  pinnedTo: z.enum(['eu', 'us']).optional(),
});
export type NumberEntry = z.output<typeof numberEntrySchema>;

export const numberPageSchema = z.object({
  region: regionNameSchema,
  numbers: z.array(numberEntrySchema).max(MOST_NUMBERS),
  /** There are more, behind this number. */
  next: z.string().optional(),
});
export type NumberPage = z.output<typeof numberPageSchema>;

/** A region's polite answer to a call that it does not take: another one may. */
export const TURNED_AWAY_HEADER = 'Aybiza-Turned-Away';
/** It is full, nobody answers the number here, or the call broke down here. */
export const turnedAwaySchema = z.enum(['busy', 'nobody', 'broken']);
export type TurnedAway = z.output<typeof turnedAwaySchema>;
