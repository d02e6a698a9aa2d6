import { z } from 'zod';
import { momentColumn, parseStored } from '../columns.ts';
import { weightsSchema } from '../deployments.ts';
import { clientOf, type Tx } from '../transaction.ts';
import { shareOfVersion } from './shares.ts';
import type { WatchMeasure } from './watch-settings.ts';
import type { Watch } from './watches.ts';

/** How the calls of one side ended. */
export interface WatchedCalls extends Readonly<Record<WatchMeasure, number>> {
  /** That are over. */
  readonly calls: number;
  /** That are under way, or whose end is not worked out yet. */
  readonly open: number;
}

/** The calls of a time in which the shares of a watched deployment stayed the same. */
export interface CountedStretch {
  /** Of the callers, who were to meet the watched version: 0 to 1. */
  readonly share: number;
  readonly newer: WatchedCalls;
  readonly older: WatchedCalls;
}

const rowsSchema = z.array(
  z.object({
    revision: z.int(),
    isNewer: z.boolean().nullable(),
    calls: z.int(),
    open: z.int(),
    dropped: z.int(),
    left: z.int(),
    transferred: z.int(),
    notContained: z.int(),
  }),
);
const statesSchema = z.array(z.object({ revision: z.int(), weightsDocument: weightsSchema, changedAt: momentColumn }));

/**
 * Counts what a watch compares, stretch by stretch: callers, each by the first call that this deployment drew a version for since the watch
 * began. So one who calls ten times counts once, and test calls and calls of other deployments do not count. A visitor of a
 * widget begins up to a minute after the draw: their first minute of a stretch is left out.
 */
export async function countWatchedCalls(tx: Tx, watch: Watch): Promise<CountedStretch[]> {
  const { deploymentId, flowVersionId, begunRevision, revision, begunAt } = watch;
  const { workspaceId } = tx;
  const client = clientOf(tx);
  const states = parseStored(
    statesSchema,
    await client.deploymentChange.findMany({
      where: { workspaceId, deploymentId, revision: { gte: begunRevision, lte: revision } },
      orderBy: { revision: 'asc' },
    }),
  );
  const rows = parseStored(
    rowsSchema,
    await client.$queryRaw`
      WITH state AS (
        SELECT revision, changed_at AS since, lead(changed_at) OVER (ORDER BY revision) AS until FROM deployment_change
        WHERE workspace_id = ${workspaceId} AND deployment_id = ${deploymentId}
          AND revision BETWEEN ${begunRevision}::integer AND ${revision}::integer
      ), spoken AS (
        SELECT id, flow_version_id, channel, started_at,
          CASE WHEN direction = 'outbound' THEN to_party ELSE from_party END AS party
        FROM call WHERE workspace_id = ${workspaceId} AND deployment_id = ${deploymentId} AND NOT is_test
          AND started_at >= ${new Date(begunAt)}::timestamptz
      ), first_call AS (
        SELECT DISTINCT ON (CASE WHEN party ~ '^[+][1-9][0-9]{6,14}$' THEN party ELSE id END) * FROM spoken
        ORDER BY CASE WHEN party ~ '^[+][1-9][0-9]{6,14}$' THEN party ELSE id END, started_at, id
      )
      SELECT state.revision, first_call.flow_version_id = ${flowVersionId} AS "isNewer", count(fact.call_id)::integer AS calls,
        count(*) FILTER (WHERE fact.call_id IS NULL)::integer AS open,
        count(*) FILTER (WHERE fact.ending = 'dropped')::integer AS dropped,
        count(*) FILTER (WHERE fact.ending = 'left')::integer AS left,
        count(*) FILTER (WHERE fact.ending = 'transferred')::integer AS transferred,
        count(*) FILTER (WHERE fact.ending <> 'contained')::integer AS "notContained"
      FROM first_call
      LEFT JOIN call_fact AS fact ON fact.workspace_id = ${workspaceId} AND fact.call_id = first_call.id
      JOIN state ON (first_call.started_at < state.until OR state.until IS NULL) AND first_call.started_at
        >= state.since + CASE WHEN first_call.channel = 'widget' THEN interval '1 minute' ELSE interval '0' END
      GROUP BY 1, 2`,
  );
  return states.map((state) => {
    const side = (isNewer: boolean) =>
      rows.find((row) => row.revision === state.revision && row.isNewer === isNewer) ?? NO_CALLS;
    const share = shareOfVersion(state.weightsDocument, flowVersionId);
    return { share, newer: side(true), older: side(false) };
  });
}

const NO_CALLS: WatchedCalls = { calls: 0, open: 0, dropped: 0, left: 0, transferred: 0, notContained: 0 };
