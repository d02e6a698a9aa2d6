-- Everything that needs TimescaleDB, and the only place that does. Run once, behind the migrations, in a database that has the extension
-- (2.14 or later); also in one that gets it when it is in use already. Between the marks stand TimescaleDB's own statements; the rest is
-- plain PostgreSQL, and a test runs it there.
--
-- TimescaleDB compresses no table that has row-level security, and makes no continuous aggregate of one. So the log itself lies where only
-- the owner gets at it, and `call_event` is a view of it that shows, and takes, the rows of one workspace: the condition of the policy,
-- as a security barrier. (Views like this over compressed chunks need 2.14: timescale/timescaledb#6439. Chunks get the grants of their
-- table and none of its policies, #7830: so nobody is granted anything on the table itself.)
CREATE TABLE series.call_event_store (
    "call_started_at" TIMESTAMPTZ(3) NOT NULL,
    "call_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "call_event" JSONB NOT NULL,

    CONSTRAINT "call_event_store_pkey" PRIMARY KEY ("call_started_at","call_id","seq")
);

-- timescaledb: begin
SELECT set_config('search_path', 'public, ' || quote_ident(nspname), true)
FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'timescaledb';
-- The key serves every question that is asked; an index on the time alone would be written for nothing.
SELECT create_hypertable('series.call_event_store', by_range('call_started_at', INTERVAL '7 days'), create_default_indexes => false);
-- The names of before 2.18, which later versions know as well. Unique keys of compressed chunks may only be of these columns.
ALTER TABLE series.call_event_store SET (
  timescaledb.compress,
  timescaledb.compress_segmentby = 'workspace_id',
  timescaledb.compress_orderby = 'call_started_at, call_id, seq'
);
-- What is older is read now and then, and no longer written.
SELECT add_compression_policy('series.call_event_store', compress_after => INTERVAL '14 days');
-- timescaledb: end

ALTER TABLE "call_event" NO FORCE ROW LEVEL SECURITY;
INSERT INTO series.call_event_store (call_started_at, call_id, seq, workspace_id, at, type, call_event)
SELECT call_started_at, call_id, seq, workspace_id, at, type, call_event FROM "call_event";
DROP TABLE "call_event";

CREATE VIEW "call_event" WITH (security_barrier) AS
SELECT call_started_at, call_id, seq, workspace_id, at, type, call_event FROM series.call_event_store
WHERE workspace_id = nullif(current_setting('app.workspace_id', true), '')
WITH LOCAL CHECK OPTION;
GRANT SELECT, INSERT, DELETE ON "call_event" TO aybiza_app;

-- Chunks are made by themselves.
CREATE OR REPLACE FUNCTION keep_call_event_months(ahead integer) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT 0 $$;

-- No retention policy of TimescaleDB's own: how long logs are kept is each workspace's, and the worker asks for what nobody keeps.
CREATE OR REPLACE FUNCTION drop_call_event_months() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s'
AS $$
DECLARE
  kept_from timestamptz := public.call_logs_kept_from();
  dropped integer := 0;
BEGIN
  IF kept_from IS NULL THEN
    RETURN 0;
  END IF;
  -- timescaledb: begin
  EXECUTE format(
    'SELECT count(*) FROM %I.drop_chunks(''series.call_event_store'', older_than => $1)',
    (SELECT nspname FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'timescaledb'))
    INTO dropped USING kept_from;
  -- timescaledb: end
  RETURN dropped;
END
$$;
