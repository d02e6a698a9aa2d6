import { callChannelSchema } from '@aybiza/call-log';
import { agentIdSchema, flowVersionIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { isTimeZone } from './is-time-zone.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 400;
/** A month by the hour are as many points as a chart can show. */
const MOST_DAYS_BY_HOUR = 31;

const date = z.iso.date();
export const lengthOf = ({ from, before }: { from: string; before: string }) =>
  (Date.parse(before) - Date.parse(from)) / DAY_MS;

/** Which calls are counted, and when. */
export const selectionShape = {
  /** The first day, as the clocks of the time zone have it. */
  from: date,
  /** The first day that is not part of the period any more. */
  before: date,
  /** IANA, such as `Europe/Zurich`. */
  timeZone: z.string().max(64).refine(isTimeZone, { error: 'is no time zone' }),
  flowVersionId: flowVersionIdSchema.optional(),
  channel: callChannelSchema.optional(),
  isTest: z.boolean().optional(),
};
export const isPeriod = (days: number) => days > 0 && days <= MOST_DAYS;
export const period = { error: `a period has 1 to ${MOST_DAYS} days`, path: ['before'] };

/** Which calls: of what days, and narrowed down by what is given. */
export const analyticsInput = z
  .strictObject({ ...selectionShape, agentId: agentIdSchema.optional() })
  .refine((input) => isPeriod(lengthOf(input)), period);

/** The same within one agent: ids of nodes and versions mean something there only. */
export const agentAnalyticsInput = z
  .strictObject({ ...selectionShape, agentId: agentIdSchema })
  .refine((input) => isPeriod(lengthOf(input)), period);

export const volumeInput = z
  .strictObject({ ...selectionShape, agentId: agentIdSchema.optional(), step: z.enum(['day', 'hour']).default('day') })
  .refine((input) => isPeriod(lengthOf(input)), period)
  .refine(({ step, ...input }) => step === 'day' || lengthOf(input) <= MOST_DAYS_BY_HOUR, {
    error: `by the hour a period has at most ${MOST_DAYS_BY_HOUR} days`,
    path: ['step'],
  });

export const count = z.number().nonnegative();
const sumsShape = {
  calls: count,
  /** Came to an end of the flow. */
  contained: count,
  /** A person took the call. */
  transferred: count,
  /** The caller hung up before. */
  left: count,
  /** The line or the flow failed. */
  dropped: count,
  durationMs: count,
  turns: count,
  interruptions: count,
  /** Answers by the layer that understood them. */
  understoodKey: count,
  understoodLocal: count,
  understoodModel: count,
  understoodNone: count,
};
/** Milliseconds, within 4.9 %; null without a turn. */
const percentile = z.number().nonnegative().nullable();
const latencyShape = { turns: count, p50: percentile, p90: percentile, p95: percentile, p99: percentile };

export const volumeOutput = z.array(z.object({ startsAt: z.int(), ...sumsShape }));
export const outcomesOutput = z.array(
  z.object({
    outcome: z.string(),
    ending: z.enum(['contained', 'transferred', 'left', 'dropped']),
    calls: count,
    durationMs: count,
  }),
);
export const nodesOutput = z.array(
  z.object({
    nodeId: z.string(),
    calls: count,
    visits: count,
    dwellMs: count,
    endedHere: count,
    /** Of those that ended here: broken off by the caller or by a failure. */
    lostHere: count,
  }),
);
export const latencyOutput = z.array(
  z.object({
    part: z.enum(['total', 'recogniser', 'decision', 'model', 'request', 'voice', 'transport']),
    ...latencyShape,
  }),
);
export const usageOutput = z.array(
  z.object({
    unit: z.string(),
    /** Which vendor or model; `practice` and `browser` cost nothing; empty where it was never noted. */
    source: z.string(),
    /** By calls in which some part is practice equipment. */
    practice: z.boolean(),
    amount: count,
  }),
);
export const versionsOutput = z.array(
  z.object({
    /** Null: drafts that were tried. */
    flowVersionId: flowVersionIdSchema.nullable(),
    number: z.int().nullable(),
    name: z.string(),
    ...sumsShape,
    latency: z.object(latencyShape),
  }),
);

/** What something costs, in millionths of the currency. */
export const costShape = {
  costMicros: count,
  /** Some of what was used has no price: the cost is at least this. */
  isPartial: z.boolean(),
};
export const costsOutput = z.object({
  currency: z.string(),
  calls: count,
  ...costShape,
  /** By outcome; the most expensive ones first. */
  outcomes: z.array(z.object({ outcome: z.string(), calls: count, ...costShape })),
});
export const scoresOutput = z.array(
  z.object({
    /** Of the result that the score is kept under. */
    name: z.string(),
    /** Null: drafts that were tried. */
    flowVersionId: flowVersionIdSchema.nullable(),
    /** That were judged; a scorecard may judge only a share. */
    calls: count,
    /** The mean, 0 to 100. */
    score: z.number().min(0).max(100),
    passed: count,
  }),
);

const share = z.number().min(-1).max(1);
export const MEASURES = ['contained', 'transferred', 'left'] as const;
export const comparisonInput = z
  .strictObject({
    ...selectionShape,
    agentId: agentIdSchema,
    /** The version that the others are compared with; left out: the one with the most calls. */
    baseVersionId: flowVersionIdSchema.optional(),
  })
  .refine((input) => isPeriod(lengthOf(input)), period);
export const comparisonOutput = z.object({
  /** Null: no published version has had a call. */
  baseVersionId: flowVersionIdSchema.nullable(),
  comparisons: z.array(
    z.object({
      flowVersionId: flowVersionIdSchema,
      measure: z.enum(MEASURES),
      /** `different`: more than chance explains. `alike`: less than 5 percentage points apart, certainly. `tooFew`: it cannot be told. */
      verdict: z.enum(['different', 'alike', 'tooFew']),
      /** As a share, -1 to 1: this version less the base. */
      difference: share,
      /** Where the difference lies with 95 % certainty. */
      low: share,
      high: share,
      /** Corrected for the number of comparisons (Holm). */
      pValue: z.number().min(0).max(1),
      /** About how many more calls the version with fewer needs before it can be told; 0 unless there are too few. */
      callsMissing: z.int(),
    }),
  ),
});
