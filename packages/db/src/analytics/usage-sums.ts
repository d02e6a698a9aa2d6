import { USAGE_UNITS } from '@aybiza/call-log';
import { z } from 'zod';
import { parseStored } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';
import { type CallSelection, sumColumn, whereQuarters } from './call-selection.ts';
import type { LocalPeriod } from './local-period.ts';

const usageSchema = z.array(
  z.object({
    unit: z.enum(USAGE_UNITS),
    /** Which model; empty where there is only one thing that it can come from. */
    source: z.string(),
    /** Of calls with practice equipment, which costs nothing. */
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
    FROM call_usage_quarter AS quarter WHERE ${whereQuarters(tx, selection, period)}
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  return parseStored(usageSchema, rows);
}
