import { LATENCY_PARTS, type LatencyHistogram, type LatencyPart, latencyPercentile } from '@aybiza/call-log';
import { z } from 'zod';
import { parseStored } from '../columns.ts';
import { Prisma } from '../generated/client.ts';
import { clientOf, type Tx } from '../transaction.ts';
import { type CallSelection, splitPeriod, sumColumn, whereWithin } from './call-selection.ts';
import type { LocalPeriod } from './local-period.ts';

/** How long answers took, or a part of them; percentiles in milliseconds, within 4.9 %; null without a turn. */
export interface LatencySum {
  part: LatencyPart;
  turns: number;
  p50: number | null;
  p90: number | null;
  p95: number | null;
  p99: number | null;
}

const binsSchema = z.array(z.object({ part: z.enum(LATENCY_PARTS), bin: z.int(), turns: sumColumn }));

/** The percentiles of every part of the answers of a period. */
export async function sumLatency(tx: Tx, selection: CallSelection, period: LocalPeriod): Promise<LatencySum[]> {
  const rows = await clientOf(tx).$queryRaw`
    SELECT part, bin::integer AS bin, sum(turns)::float8 AS turns
    FROM (${histograms(tx, selection, period)}) AS histograms GROUP BY 1, 2`;
  const bins = parseStored(binsSchema, rows);
  return LATENCY_PARTS.map((part) => ({ part, ...describe(bins.filter((bin) => bin.part === part)) }));
}

const versionBinsSchema = z.array(z.object({ flowVersionId: z.string(), bin: z.int(), turns: sumColumn }));

/** How long whole answers took, by version; the empty id stands for drafts that were tried. */
export async function sumLatencyByVersion(
  tx: Tx,
  selection: CallSelection,
  period: LocalPeriod,
): Promise<ReadonlyMap<string, Omit<LatencySum, 'part'>>> {
  const rows = await clientOf(tx).$queryRaw`
    SELECT flow_version_id AS "flowVersionId", bin::integer AS bin, sum(turns)::float8 AS turns
    FROM (${histograms(tx, selection, period)}) AS histograms WHERE part = 'total' GROUP BY 1, 2`;
  const bins = parseStored(versionBinsSchema, rows);
  const ids = new Set(bins.map(({ flowVersionId }) => flowVersionId));
  return new Map([...ids].map((id) => [id, describe(bins.filter(({ flowVersionId }) => flowVersionId === id))]));
}

/** The rows of a period: of whole days where there are some, of quarters around them. */
function histograms(tx: Tx, selection: CallSelection, period: LocalPeriod): Prisma.Sql {
  const { quarters, days } = splitPeriod(period);
  const columns = Prisma.sql`SELECT flow_version_id, part, bin, turns`;
  const parts = quarters.map(
    (stretch) =>
      Prisma.sql`${columns} FROM call_latency_quarter AS quarter WHERE ${whereWithin(tx, selection, stretch)}`,
  );
  if (days !== undefined)
    parts.push(Prisma.sql`${columns} FROM call_latency_day AS quarter WHERE ${whereWithin(tx, selection, days)}`);
  return Prisma.join(parts, ' UNION ALL ');
}

function describe(bins: readonly { bin: number; turns: number }[]): Omit<LatencySum, 'part'> {
  const histogram: LatencyHistogram = Object.fromEntries(bins.map(({ bin, turns }) => [bin, turns]));
  const percentile = (fraction: number) => latencyPercentile(histogram, fraction);
  return {
    turns: bins.reduce((sum, { turns }) => sum + turns, 0),
    p50: percentile(0.5),
    p90: percentile(0.9),
    p95: percentile(0.95),
    p99: percentile(0.99),
  };
}
