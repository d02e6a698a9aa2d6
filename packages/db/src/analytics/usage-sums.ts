import { USAGE_UNITS } from '@aybiza/call-log';
import { z } from 'zod';
import { parseStored } from '../columns.ts';
import { Prisma } from '../generated/client.ts';
import { clientOf, type Tx } from '../transaction.ts';
import { type CallSelection, splitPeriod, sumColumn, whereQuarters, whereWithin } from './call-selection.ts';
import type { LocalPeriod } from './local-period.ts';

const usageSchema = z.array(
  z.object({
    unit: z.enum(USAGE_UNITS),
    /** Which vendor or model; `practice` and `browser` cost nothing; empty where it was never noted. */
    source: z.string(),
    /** Of calls with practice equipment. */
    practice: z.boolean(),
    amount: sumColumn,
  }),
);
/** What was used of something that costs. */
export type UsageSum = z.output<typeof usageSchema>[number];

/** What the calls of a period used. */
export async function sumUsage(tx: Tx, selection: CallSelection, period: LocalPeriod): Promise<UsageSum[]> {
  const rows = await clientOf(tx).$queryRaw`
    SELECT unit, source, practice, sum(amount)::float8 AS amount
    FROM (${usageRows(tx, selection, { period, by: 'nothing' })}) AS quarter GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  return parseStored(usageSchema, rows);
}

const dividedSchema = z.array(
  z.object({ step: z.int(), of: z.string(), unit: z.enum(USAGE_UNITS), source: z.string(), amount: sumColumn }),
);
/** What was used of something, in a step of a period, by an agent or for an outcome. */
export type DividedUsage = z.output<typeof dividedSchema>[number];

/** From before vendors were noted: calls with practice equipment used that. */
const sourceColumn = Prisma.sql`CASE WHEN source = '' AND practice THEN 'practice' ELSE source END`;

const DIVISIONS = {
  agent: Prisma.sql`agent_id`,
  outcome: Prisma.sql`outcome`,
  nothing: Prisma.sql`''`,
} as const;

interface Divided {
  period: LocalPeriod;
  by: keyof typeof DIVISIONS;
}

/** What each step of a period used, by agent or outcome; `step` counts from 0. For a few steps that are many days long. */
export async function divideUsage(tx: Tx, selection: CallSelection, { period, by }: Divided): Promise<DividedUsage[]> {
  const parts = period.starts.map((start, step) => {
    const stretch = { starts: [start], end: period.starts[step + 1] ?? period.end };
    return Prisma.sql`SELECT ${step}::integer AS step, rows.* FROM (${usageRows(tx, selection, { period: stretch, by })}) AS rows`;
  });
  const rows = await clientOf(tx).$queryRaw`
    SELECT step, ${DIVISIONS[by]} AS of, unit, ${sourceColumn} AS source, sum(amount)::float8 AS amount
    FROM (${Prisma.join(parts, ' UNION ALL ')}) AS quarter GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`;
  return parseStored(dividedSchema, rows);
}

/** What each day or hour of a period used; `step` counts from 0. */
export async function sumUsageByStep(tx: Tx, selection: CallSelection, period: LocalPeriod): Promise<DividedUsage[]> {
  const starts = period.starts.map((start) => new Date(start));
  const rows = await clientOf(tx).$queryRaw`
    SELECT width_bucket(bucket, ${starts}::timestamptz[]) - 1 AS step, '' AS of, unit, ${sourceColumn} AS source,
      sum(amount)::float8 AS amount
    FROM call_usage_quarter AS quarter WHERE ${whereQuarters(tx, selection, period)} GROUP BY 1, 3, 4 ORDER BY 1, 3, 4`;
  return parseStored(dividedSchema, rows);
}

/** The rows of a period: of whole days where there are some, of quarters around them. */
function usageRows(tx: Tx, selection: CallSelection, { period, by }: Divided): Prisma.Sql {
  const { quarters, days } = splitPeriod(period);
  const columns = Prisma.sql`SELECT agent_id, outcome, practice, unit, source, amount`;
  const around = by === 'outcome' ? facts : sums;
  const parts = quarters.map(
    (stretch) => Prisma.sql`${columns} FROM ${around} AS quarter WHERE ${whereWithin(tx, selection, stretch)}`,
  );
  if (days !== undefined)
    parts.push(Prisma.sql`${columns} FROM call_usage_day AS quarter WHERE ${whereWithin(tx, selection, days)}`);
  return Prisma.join(parts, ' UNION ALL ');
}

const sums = Prisma.sql`(SELECT *, '' AS outcome FROM call_usage_quarter)`;
/** Sums by quarter know no outcome. Around whole days there are no more calls than two days have. */
const facts = Prisma.sql`(
  SELECT workspace_id, started_at AS bucket, agent_id, coalesce(flow_version_id, '') AS flow_version_id, channel, is_test, practice,
    outcome, used.unit, used.source, used.amount
  FROM call_fact, jsonb_to_recordset(usage_document) AS used (unit text, source text, amount bigint))`;
