import { type WorkspaceId, workspaceIdSchema } from '@aybiza/foundation/ids';
import { z } from 'zod';
import { momentColumn, parseStored } from './columns.ts';
import { Prisma } from './generated/client.ts';
import { clientOf, type Db, lookupOf, type Tx } from './transaction.ts';

const workspacesSchema = z.array(z.object({ id: workspaceIdSchema }));

/** Workspaces of which quarters of an hour are to be summed up again; at most `limit`. */
export async function listMarkedWorkspaces(db: Db, limit: number): Promise<WorkspaceId[]> {
  const rows = await lookupOf(db)`SELECT id FROM list_marked_workspaces(${limit}::integer)`;
  return parseStored(workspacesSchema, rows).map(({ id }) => id);
}

const lockedSchema = z.tuple([z.object({ locked: z.boolean() })]);
const bucketsSchema = z.array(z.object({ bucket: momentColumn }));

/**
 * Sums marked quarters up again, from the facts as they are now. Whatever changes meanwhile leaves a mark of its own, which this does not
 * see and the next time does. At most `limit` marks; gives how many quarters. Two at once take turns: the second gives 0.
 */
export async function redoMarkedQuarters(tx: Tx, limit: number): Promise<number> {
  const client = clientOf(tx);
  const { workspaceId } = tx;
  const lock = await client.$queryRaw`
    SELECT pg_try_advisory_xact_lock(hashtext('call_quarter'), hashtext(${workspaceId})) AS locked`;
  if (!parseStored(lockedSchema, lock)[0].locked) return 0;
  // Those of one day together, which then is summed up once. A statement of its own: those behind it see every fact whose mark this one has taken away.
  const marked = await client.$queryRaw`
    WITH taken AS (
      DELETE FROM call_quarter_mark WHERE workspace_id = ${workspaceId} AND id IN (
        SELECT id FROM call_quarter_mark WHERE workspace_id = ${workspaceId} ORDER BY bucket LIMIT ${limit}::integer)
      RETURNING bucket
    ) SELECT DISTINCT bucket FROM taken`;
  const buckets = parseStored(bucketsSchema, marked).map(({ bucket }) => new Date(bucket));
  if (buckets.length === 0) return 0;
  const where = { workspaceId, bucket: { in: buckets } };
  await client.callQuarter.deleteMany({ where });
  await client.callNodeQuarter.deleteMany({ where });
  await client.callLatencyQuarter.deleteMany({ where });
  await client.callUsageQuarter.deleteMany({ where });
  await client.callScoreQuarter.deleteMany({ where });
  await sumUp(tx, buckets);
  await sumUpDays(tx, buckets);
  return buckets.length;
}

const DAY_MS = 86_400_000;

/** The days of UTC that quarters belong to, summed up again from all of their quarters; usage from all of their facts, by outcome. */
async function sumUpDays(tx: Tx, buckets: readonly Date[]): Promise<void> {
  const client = clientOf(tx);
  const { workspaceId } = tx;
  const days = [...new Set(buckets.map((bucket) => Math.floor(bucket.getTime() / DAY_MS) * DAY_MS))].map(
    (day) => new Date(day),
  );
  const where = { workspaceId, bucket: { in: days } };
  await client.callLatencyDay.deleteMany({ where });
  await client.callUsageDay.deleteMany({ where });
  await client.$executeRaw`
    INSERT INTO call_latency_day (workspace_id, bucket, agent_id, flow_version_id, channel, is_test, part, bin, turns)
    SELECT ${workspaceId}, day, agent_id, flow_version_id, channel, is_test, part, bin, sum(turns)
    FROM unnest(${days}::timestamptz[]) AS day
    CROSS JOIN LATERAL (
      SELECT * FROM call_latency_quarter
      WHERE workspace_id = ${workspaceId} AND bucket >= day AND bucket < day + interval '24 hours' OFFSET 0
    ) AS quarter
    GROUP BY 2, 3, 4, 5, 6, 7, 8`;
  await client.$executeRaw`
    INSERT INTO call_usage_day (
      workspace_id, bucket, agent_id, flow_version_id, channel, is_test, practice, outcome, unit, source, amount)
    SELECT ${workspaceId}, day, agent_id, version, channel, is_test, practice, outcome, used.unit, used.source, sum(used.amount)
    FROM unnest(${days}::timestamptz[]) AS day
    CROSS JOIN LATERAL (
      SELECT *, coalesce(flow_version_id, '') AS version FROM call_fact
      WHERE workspace_id = ${workspaceId} AND started_at >= day AND started_at < day + interval '24 hours' OFFSET 0
    ) AS fact, jsonb_to_recordset(usage_document) AS used (unit text, source text, amount bigint)
    GROUP BY 2, 3, 4, 5, 6, 7, 8, 9, 10`;
}

async function sumUp(tx: Tx, buckets: readonly Date[]): Promise<void> {
  const client = clientOf(tx);
  const { workspaceId } = tx;
  // `OFFSET 0` keeps the planner from looking through all calls where it has no statistics yet: few calls are in a quarter, by an index.
  const facts = Prisma.sql`
    unnest(${buckets}::timestamptz[]) AS quarter
    CROSS JOIN LATERAL (
      SELECT *, coalesce(flow_version_id, '') AS version FROM call_fact
      WHERE workspace_id = ${workspaceId} AND started_at >= quarter AND started_at < quarter + interval '15 minutes' OFFSET 0
    ) AS fact`;
  await client.$executeRaw`
    INSERT INTO call_quarter (
      workspace_id, bucket, agent_id, flow_version_id, channel, is_test, ending, end_reason, outcome, calls, duration_ms, turns,
      interruptions, understood_key, understood_local, understood_model, understood_none)
    SELECT ${workspaceId}, quarter, agent_id, version, channel, is_test, ending, end_reason, outcome, count(*), sum(duration_ms),
      sum(turns), sum(interruptions), sum(understood_key), sum(understood_local), sum(understood_model), sum(understood_none)
    FROM ${facts} GROUP BY 2, 3, 4, 5, 6, 7, 8, 9`;
  await client.$executeRaw`
    INSERT INTO call_node_quarter (
      workspace_id, bucket, agent_id, flow_version_id, channel, is_test, node_id, calls, visits, dwell_ms, ended_here, lost_here)
    SELECT ${workspaceId}, quarter, agent_id, version, channel, is_test, node_id, count(*), sum(visits), sum(dwell_ms),
      count(*) FILTER (WHERE ended_here), count(*) FILTER (WHERE ended_here AND ending IN ('left', 'dropped'))
    FROM ${facts}
    CROSS JOIN LATERAL (SELECT * FROM call_node_fact WHERE call_node_fact.call_id = fact.call_id OFFSET 0) AS node
    GROUP BY 2, 3, 4, 5, 6, 7`;
  await client.$executeRaw`
    INSERT INTO call_latency_quarter (
      workspace_id, bucket, agent_id, flow_version_id, channel, is_test, part, bin, turns)
    SELECT ${workspaceId}, quarter, agent_id, version, channel, is_test, part.key, bin.key::smallint, sum(bin.value::integer)
    FROM ${facts}, jsonb_each(latency_document) AS part, jsonb_each_text(part.value) AS bin
    GROUP BY 2, 3, 4, 5, 6, 7, 8`;
  await client.$executeRaw`
    INSERT INTO call_usage_quarter (
      workspace_id, bucket, agent_id, flow_version_id, channel, is_test, practice, unit, source, amount)
    SELECT ${workspaceId}, quarter, agent_id, version, channel, is_test, practice, used.unit, used.source, sum(used.amount)
    FROM ${facts}, jsonb_to_recordset(usage_document) AS used (unit text, source text, amount bigint)
    GROUP BY 2, 3, 4, 5, 6, 7, 8, 9`;
  await client.$executeRaw`
    INSERT INTO call_score_quarter (
      workspace_id, bucket, agent_id, flow_version_id, channel, is_test, name, calls, score, passed)
    SELECT ${workspaceId}, quarter, agent_id, version, channel, is_test, scored.name, count(*), sum(scored.score),
      count(*) FILTER (WHERE scored.passed)
    FROM ${facts}
    CROSS JOIN LATERAL (SELECT * FROM call_score WHERE call_score.call_id = fact.call_id OFFSET 0) AS scored
    GROUP BY 2, 3, 4, 5, 6, 7`;
}
