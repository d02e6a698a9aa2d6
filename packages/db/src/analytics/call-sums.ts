import { agentIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { parseStored } from '../columns.ts';
import { Prisma } from '../generated/client.ts';
import { clientOf, type Tx } from '../transaction.ts';
import { type CallSelection, sumColumn, whereQuarters } from './call-selection.ts';
import type { LocalPeriod } from './local-period.ts';

/** What any number of calls come to. Times in milliseconds. */
export interface CallSums {
  calls: number;
  contained: number;
  transferred: number;
  /** The caller hung up before the end. */
  left: number;
  dropped: number;
  durationMs: number;
  turns: number;
  interruptions: number;
  /** Answers by the layer that understood them. */
  understoodKey: number;
  understoodLocal: number;
  understoodModel: number;
  understoodNone: number;
}

const sumsShape = {
  calls: sumColumn,
  contained: sumColumn,
  transferred: sumColumn,
  left: sumColumn,
  dropped: sumColumn,
  durationMs: sumColumn,
  turns: sumColumn,
  interruptions: sumColumn,
  understoodKey: sumColumn,
  understoodLocal: sumColumn,
  understoodModel: sumColumn,
  understoodNone: sumColumn,
};

const NO_CALLS: CallSums = {
  calls: 0,
  contained: 0,
  transferred: 0,
  left: 0,
  dropped: 0,
  durationMs: 0,
  turns: 0,
  interruptions: 0,
  understoodKey: 0,
  understoodLocal: 0,
  understoodModel: 0,
  understoodNone: 0,
};

const sums = Prisma.sql`
  sum(calls)::float8 AS calls,
  coalesce(sum(calls) FILTER (WHERE ending = 'contained'), 0)::float8 AS contained,
  coalesce(sum(calls) FILTER (WHERE ending = 'transferred'), 0)::float8 AS transferred,
  coalesce(sum(calls) FILTER (WHERE ending = 'left'), 0)::float8 AS "left",
  coalesce(sum(calls) FILTER (WHERE ending = 'dropped'), 0)::float8 AS dropped,
  sum(duration_ms)::float8 AS "durationMs", sum(turns)::float8 AS turns, sum(interruptions)::float8 AS interruptions,
  sum(understood_key)::float8 AS "understoodKey", sum(understood_local)::float8 AS "understoodLocal",
  sum(understood_model)::float8 AS "understoodModel", sum(understood_none)::float8 AS "understoodNone"`;

const stepsSchema = z.array(z.object({ step: z.int(), ...sumsShape }));

/** The sums of each day or hour of a period, those without a call included. */
export async function sumCallsByStep(
  tx: Tx,
  selection: CallSelection,
  period: LocalPeriod,
): Promise<(CallSums & { startsAt: number })[]> {
  const starts = period.starts.map((start) => new Date(start));
  const rows = await clientOf(tx).$queryRaw`
    SELECT width_bucket(bucket, ${starts}::timestamptz[]) AS step, ${sums}
    FROM call_quarter AS quarter WHERE ${whereQuarters(tx, selection, period)} GROUP BY 1`;
  const byStep = new Map(parseStored(stepsSchema, rows).map(({ step, ...found }) => [step - 1, found]));
  return period.starts.map((startsAt, step) => ({ startsAt, ...(byStep.get(step) ?? NO_CALLS) }));
}

const versionsSchema = z.array(z.object({ flowVersionId: z.string(), ...sumsShape }));

/** The sums of each version that took calls in a period; the empty id stands for drafts that were tried. */
export async function sumCallsByVersion(
  tx: Tx,
  selection: CallSelection,
  period: LocalPeriod,
): Promise<(CallSums & { flowVersionId: string })[]> {
  const rows = await clientOf(tx).$queryRaw`
    SELECT flow_version_id AS "flowVersionId", ${sums}
    FROM call_quarter AS quarter WHERE ${whereQuarters(tx, selection, period)} GROUP BY 1 ORDER BY 2 DESC, 1`;
  return parseStored(versionsSchema, rows);
}

const agentsSchema = z.array(z.object({ agentId: agentIdSchema, calls: sumColumn, durationMs: sumColumn }));

/** How many calls each agent had in a period, and how long they were altogether; the busiest first. */
export async function sumCallsByAgent(
  tx: Tx,
  selection: CallSelection,
  period: LocalPeriod,
): Promise<z.output<typeof agentsSchema>> {
  const rows = await clientOf(tx).$queryRaw`
    SELECT agent_id AS "agentId", sum(calls)::float8 AS calls, sum(duration_ms)::float8 AS "durationMs"
    FROM call_quarter AS quarter WHERE ${whereQuarters(tx, selection, period)} GROUP BY 1 ORDER BY 2 DESC, 1`;
  return parseStored(agentsSchema, rows);
}

const outcomesSchema = z.array(
  z.object({
    outcome: z.string(),
    ending: z.enum(['contained', 'transferred', 'left', 'dropped']),
    calls: sumColumn,
    durationMs: sumColumn,
  }),
);
/** How often calls ended with an outcome. */
export type OutcomeSum = z.output<typeof outcomesSchema>[number];

/** More outcomes than a business gives names to. */
const MOST_OUTCOMES = 200;

/** The outcomes of a period, the most frequent ones first. */
export async function sumOutcomes(tx: Tx, selection: CallSelection, period: LocalPeriod): Promise<OutcomeSum[]> {
  const rows = await clientOf(tx).$queryRaw`
    SELECT outcome, ending, sum(calls)::float8 AS calls, sum(duration_ms)::float8 AS "durationMs"
    FROM call_quarter AS quarter WHERE ${whereQuarters(tx, selection, period)}
    GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ${MOST_OUTCOMES}`;
  return parseStored(outcomesSchema, rows);
}
