import { z } from 'zod';
import { parseStored } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';
import { type CallSelection, sumColumn, whereQuarters } from './call-selection.ts';
import type { LocalPeriod } from './local-period.ts';

const scoresSchema = z.array(
  z.object({
    /** Of the result that the score is kept under. */
    name: z.string(),
    /** Empty: drafts that were tried. */
    flowVersionId: z.string(),
    /** That were given it: a scorecard may judge only a share of the calls, and leaves those alone that nothing can be said of. */
    calls: sumColumn,
    /** Of all of them together; each is 0 to 100. */
    score: sumColumn,
    passed: sumColumn,
  }),
);
/** What calls were judged to be worth. */
export type ScoreSum = z.output<typeof scoresSchema>[number];

/** The scores of a period, by name and version. */
export async function sumScores(tx: Tx, selection: CallSelection, period: LocalPeriod): Promise<ScoreSum[]> {
  const rows = await clientOf(tx).$queryRaw`
    SELECT name, flow_version_id AS "flowVersionId", sum(calls)::float8 AS calls, sum(score)::float8 AS score,
      sum(passed)::float8 AS passed
    FROM call_score_quarter AS quarter WHERE ${whereQuarters(tx, selection, period)} GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2`;
  return parseStored(scoresSchema, rows);
}
