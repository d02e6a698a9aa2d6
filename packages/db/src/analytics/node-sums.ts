import { z } from 'zod';
import { parseStored } from '../columns.ts';
import { clientOf, type Tx } from '../transaction.ts';
import { type CallSelection, sumColumn, whereQuarters } from './call-selection.ts';
import type { LocalPeriod } from './local-period.ts';

const nodesSchema = z.array(
  z.object({
    nodeId: z.string(),
    /** That came to it at all. */
    calls: sumColumn,
    visits: sumColumn,
    dwellMs: sumColumn,
    endedHere: sumColumn,
    /** Of those that ended here: broken off by the caller or by a failure. */
    lostHere: sumColumn,
  }),
);
/** What callers did in a node. */
export type NodeSum = z.output<typeof nodesSchema>[number];

/** The nodes that callers came to in a period, the most frequented ones first. Ids mean something within one agent. */
export async function sumNodes(tx: Tx, selection: CallSelection, period: LocalPeriod): Promise<NodeSum[]> {
  const rows = await clientOf(tx).$queryRaw`
    SELECT node_id AS "nodeId", sum(calls)::float8 AS calls, sum(visits)::float8 AS visits, sum(dwell_ms)::float8 AS "dwellMs",
      sum(ended_here)::float8 AS "endedHere", sum(lost_here)::float8 AS "lostHere"
    FROM call_node_quarter AS quarter WHERE ${whereQuarters(tx, selection, period)}
    GROUP BY 1 ORDER BY 2 DESC, 1`;
  return parseStored(nodesSchema, rows);
}
