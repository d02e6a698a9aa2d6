import { register } from 'tsx/esm/api';

register();
const { searchableText } = await import('@aybiza/call-log');

/** Calls in one statement of each table. */
const CHUNK = 20_000;
export const DAYS = 365;
/** A word that three calls have. */
export const RARE_WORD = 'xylophone';

/** The templates in tables of their own: the rest is done by PostgreSQL, row for row as the product writes it. */
export async function storeTemplates(owner, templates) {
  await owner.query(`
    CREATE SCHEMA bench;
    CREATE TABLE bench.event (template int, seq int, offset_ms int, type text, body jsonb);
    CREATE TABLE bench.fact (template int PRIMARY KEY, figures jsonb, lines jsonb, words tsvector);
    CREATE TABLE bench.node (template int, node text, visits int, dwell_ms int, ended_here boolean)`);
  for (const { number, events, figures, said } of templates) {
    const entries = events.map(({ seq, at, ...body }) => ({ seq, at, body }));
    await owner.query(
      `INSERT INTO bench.event SELECT $1, entry.seq, entry.at, entry.body ->> 'type', entry.body
       FROM jsonb_to_recordset($2) AS entry (seq int, at int, body jsonb)`,
      [number, JSON.stringify(entries)],
    );
    const lines = said.map(({ who, text }) => [who, text]);
    const searched = searchableText(said.map(({ text }) => text).join('\nxlinex\n'));
    await owner.query(`INSERT INTO bench.fact VALUES ($1, $2, $3, to_tsvector('simple', $4))`, [
      number,
      JSON.stringify(figures),
      JSON.stringify(lines),
      searched,
    ]);
    await owner.query(
      `INSERT INTO bench.node SELECT $1, node.node, node.visits, node."dwellMs", node."endedHere"
       FROM jsonb_to_recordset($2) AS node (node text, visits int, "dwellMs" int, "endedHere" boolean)`,
      [number, JSON.stringify(figures.nodes)],
    );
  }
  await owner.query('ANALYZE bench.event; ANALYZE bench.fact; ANALYZE bench.node');
}

/**
 * Adds calls, evenly over a year that ends now: one in twenty is a test of a draft, the others are of the given versions.
 * @returns how many events a second that was
 */
export async function fillCalls(owner, { from, to, templates, workspaceId, versions, now }) {
  const started = performance.now();
  await owner.query('SET synchronous_commit = off');
  for (let first = from; first < to; first += CHUNK) {
    const last = Math.min(first + CHUNK, to);
    await owner.query('BEGIN');
    await owner.query(
      `CREATE TEMP TABLE chunk ON COMMIT DROP AS
       SELECT number, 'call_' || left(md5(number::text), 20) AS id, ((number::bigint * 7919) % $3::int)::int AS template,
         date_trunc('milliseconds', to_timestamp($4::float8 / 1000) - interval '1 day' * $5::int * (1 - (number - $6::int)::float8 / ($7::int - $6::int))) AS started_at,
         number % 20 = 0 AS is_test, $8::jsonb -> (number % jsonb_array_length($8::jsonb)) AS version
       FROM generate_series($1::int, $2::int - 1) AS number`,
      [first, last, templates, now, DAYS, from, to, JSON.stringify(versions)],
    );
    await owner.query('ANALYZE chunk');
    await owner.query(
      `INSERT INTO call (id, workspace_id, agent_id, flow_version_id, statechart_hash, channel, direction, from_party, to_party,
         status, outcome, started_at, ended_at, end_reason, variables_document, summary, is_test, duration_ms, turns)
       SELECT id, $1, version ->> 'agentId', CASE WHEN NOT is_test THEN version ->> 'flowVersionId' END, 'hash',
         CASE WHEN is_test THEN 'browser' ELSE 'phone' END, 'inbound', '+4477009' || lpad((number % 100000)::text, 5, '0'), '+442079460000',
         'ended', CASE WHEN number % 50000 = 17 THEN 'seldom' ELSE figures ->> 'outcome' END, started_at, started_at + interval '87 seconds',
         figures ->> 'endReason', '{"day": "2026-11-26"}', 'They asked for something and got it.', is_test, 87000, 4
       FROM chunk JOIN bench.fact ON fact.template = chunk.template`,
      [workspaceId],
    );
    await owner.query(
      `INSERT INTO call_event (call_started_at, call_id, seq, workspace_id, at, type, call_event)
       SELECT started_at, id, seq, $1, started_at + offset_ms * interval '1 millisecond', type, body
       FROM chunk JOIN bench.event ON event.template = chunk.template`,
      [workspaceId],
    );
    await owner.query(
      `INSERT INTO call_text (call_id, workspace_id, lines_document, words)
       SELECT id, $1, lines || jsonb_build_array(jsonb_build_array('caller', said)), words || to_tsvector('simple', said)
       FROM chunk JOIN bench.fact ON fact.template = chunk.template,
         LATERAL (SELECT 'my number is r' || number || CASE WHEN number IN (11, 12, 13) THEN ' ${RARE_WORD}' ELSE '' END AS said) AS own`,
      [workspaceId],
    );
    await owner.query(
      `INSERT INTO call_fact (call_id, workspace_id, agent_id, flow_version_id, channel, is_test, practice, started_at, ending, outcome,
         end_reason, duration_ms, turns, interruptions, understood_key, understood_local, understood_model, understood_none,
         usage_document, latency_document)
       SELECT id, $1, version ->> 'agentId', CASE WHEN NOT is_test THEN version ->> 'flowVersionId' END,
         CASE WHEN is_test THEN 'browser' ELSE 'phone' END, is_test, false, started_at, figures ->> 'ending', figures ->> 'outcome',
         figures ->> 'endReason', 87000, 4, 0, (figures #>> '{understood,key}')::int, (figures #>> '{understood,local}')::int,
         (figures #>> '{understood,model}')::int, (figures #>> '{understood,none}')::int, figures -> 'usage', figures -> 'latency'
       FROM chunk JOIN bench.fact ON fact.template = chunk.template`,
      [workspaceId],
    );
    await owner.query(
      `INSERT INTO call_node_fact (call_id, node_id, workspace_id, visits, dwell_ms, ended_here)
       SELECT id, node, $1, visits, dwell_ms, ended_here FROM chunk JOIN bench.node ON node.template = chunk.template`,
      [workspaceId],
    );
    await owner.query(
      `INSERT INTO call_score (call_id, name, workspace_id, score, passed)
       SELECT id, 'service', $1, 40 + number % 60, number % 60 > 30 FROM chunk WHERE number % 3 = 0`,
      [workspaceId],
    );
    await owner.query('COMMIT');
    if (last % 100_000 === 0) console.error(`${last} calls`);
  }
  return (performance.now() - started) / 1000;
}
