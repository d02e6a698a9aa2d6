import { NUMBER_STATUSES, type RETRIED_OUTCOMES, TRY_OUTCOMES } from '@aybiza/campaigns';
import { CAMPAIGN_STATUSES, CAMPAIGN_WAITS, PAUSE_REASONS } from '@aybiza/db/campaigns/campaigns';
import { agentIdSchema, callIdSchema, campaignIdSchema, campaignNumberIdSchema } from '@aybiza/foundation/ids';
import { openRangeSchema } from '@aybiza/statechart';
import { z } from 'zod';
import { e164Schema } from '../phone-number/e164.ts';
import { plainText } from '../plain-text.ts';

const WORKING_DAY = [{ from: '09:00', to: '17:00' }];
const WEEK = [...Array.from({ length: 5 }, () => WORKING_DAY), [], []];
const PAUSES = { machine: null, noAnswer: 120, busy: 15, failed: 60, hungUpEarly: null };
const WEEK_MINUTES = 7 * 24 * 60;

/** After each outcome after which somebody may be called again. */
function afterEach<Pause extends z.ZodType>(pause: Pause) {
  const shape = { machine: pause, noAnswer: pause, busy: pause, failed: pause, hungUpEarly: pause };
  return z.strictObject(shape satisfies Record<(typeof RETRIED_OUTCOMES)[number], Pause>);
}

const countsShape = {
  waiting: z.int(),
  calling: z.int(),
  reached: z.int(),
  messageLeft: z.int(),
  notReached: z.int(),
  optedOut: z.int(),
  noHours: z.int(),
  notCallable: z.int(),
  unknown: z.int(),
  cancelled: z.int(),
} satisfies Record<(typeof NUMBER_STATUSES)[number], z.ZodType>;

/** What people say of a campaign, and what holds where they say nothing. */
export const campaignPlanSchema = z.strictObject({
  name: plainText(120).min(1),
  agentId: agentIdSchema.meta({ description: 'Its published flow begins by calling somebody.' }),
  fromE164: e164Schema.meta({ description: 'What they see: a number of the workspace.' }),
  week: z
    .array(z.array(openRangeSchema).max(5))
    .length(7)
    .refine((days) => days.some((day) => day.length > 0), 'nobody could ever be called')
    .default(WEEK)
    .meta({ description: 'When people may be called, on their own clock: Monday first, from and until just before.' }),
  mostTries: z.int().min(1).max(10).default(3),
  pauseMinutes: afterEach(z.int().min(1).max(WEEK_MINUTES).nullable()).default(PAUSES).meta({
    description: 'After which outcome somebody is called again, and how many minutes later; null: not again.',
  }),
  callsAtOnce: z.int().min(1).max(500).default(5).meta({
    description:
      'Ringing ones count: so nobody picks up without an agent being there. The caps of the workspace hold beside it.',
  }),
});

export const campaignInput = z.strictObject({ campaignId: campaignIdSchema });

/** A campaign, and how far it is. */
export const campaignSchema = z.object({
  id: campaignIdSchema,
  ...campaignPlanSchema.shape,
  week: z.array(z.array(openRangeSchema)),
  pauseMinutes: afterEach(z.int().nullable()),
  agentName: z.string().nullable(),
  status: z.enum(CAMPAIGN_STATUSES),
  /** `failures`: too many calls failed. `cannotCall`: agent, number or inputs do not fit any more. Null unless paused. */
  pauseReason: z.enum(PAUSE_REASONS).nullable(),
  /** What it waits for while it runs, until it goes on by itself. */
  waitsFor: z.enum(CAMPAIGN_WAITS).nullable(),
  startsAt: z.int().nullable(),
  createdAt: z.int(),
  finishedAt: z.int().nullable(),
  /** When the people on its list were erased, because the workspace keeps nothing for so long; the counts are those of before. */
  listErasedAt: z.int().nullable(),
  /** How many numbers are in each state. */
  counts: z.object(countsShape),
});

/** Somebody on the list, and what came of it. */
export const campaignNumberSchema = z.object({
  id: campaignNumberIdSchema,
  line: z.int(),
  e164: z.string(),
  name: z.string(),
  timeZone: z.string().nullable(),
  consent: z.string(),
  consentAt: z.int(),
  status: z.enum(NUMBER_STATUSES),
  tries: z.int(),
  /** Not before, while it waits. */
  dueAt: z.int(),
  lastOutcome: z.enum(TRY_OUTCOMES).nullable(),
  settledAt: z.int().nullable(),
  calls: z.array(z.object({ number: z.int(), callId: callIdSchema })),
});
