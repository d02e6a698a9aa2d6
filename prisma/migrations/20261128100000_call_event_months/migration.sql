-- The log of all calls as a time series: one partition a month, so that what is old goes by dropping a table instead of by deleting
-- a million rows. Where TimescaleDB is there, timescale.sql makes it a hypertable afterwards.

-- How many days a workspace keeps what was said; NULL: for ever.
ALTER TABLE "workspace" ADD COLUMN "call_log_days" INTEGER;
ALTER TABLE "workspace" ADD CONSTRAINT workspace_call_log_days_sensible CHECK (call_log_days BETWEEN 1 AND 36500);
-- When the log of a call was erased because its workspace keeps none for so long.
ALTER TABLE "call" ADD COLUMN "log_erased_at" TIMESTAMPTZ(3);
-- CreateIndex
CREATE INDEX "call_log_kept_idx" ON "call"("workspace_id", "started_at") WHERE (log_erased_at IS NULL);

-- Nobody but the owner gets at a partition: row-level security stands at the table in front of them.
CREATE SCHEMA series;

-- The owner sees nothing past row-level security either; the old table is about to be gone.
ALTER TABLE "call_event" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "call_event" RENAME TO "call_event_before";
ALTER INDEX "call_event_pkey" RENAME TO "call_event_before_pkey";

-- CreateTable
CREATE TABLE "call_event" (
    "call_started_at" TIMESTAMPTZ(3) NOT NULL,
    "call_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "call_event" JSONB NOT NULL,

    CONSTRAINT "call_event_pkey" PRIMARY KEY ("call_started_at","call_id","seq")
) PARTITION BY RANGE ("call_started_at");
-- Nothing is ever refused: what no month is there for waits here until one is made.
CREATE TABLE series.call_event_default PARTITION OF "call_event" DEFAULT;

-- Makes the months that rows wait for, the present one and `ahead` further ones; gives how many were new.
CREATE FUNCTION keep_call_event_months(ahead integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s'
AS $$
DECLARE
  made integer := 0;
  month timestamptz;
  next_month timestamptz;
  name text;
BEGIN
  -- Two workers take turns, or rather: the second one leaves it to the first.
  IF NOT pg_try_advisory_xact_lock(hashtext('keep_call_event_months')) THEN
    RETURN 0;
  END IF;
  FOR month IN
    SELECT date_trunc('month', now() + step * interval '1 month', 'UTC') FROM generate_series(0, ahead) AS step
    UNION
    SELECT DISTINCT date_trunc('month', call_started_at, 'UTC') FROM series.call_event_default
    ORDER BY 1
  LOOP
    name := 'call_event_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM');
    CONTINUE WHEN to_regclass('series.' || name) IS NOT NULL;
    next_month := (month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC';
    EXECUTE format('CREATE TABLE series.%I (LIKE public.call_event INCLUDING DEFAULTS)', name);
    EXECUTE format(
      'WITH waiting AS (DELETE FROM series.call_event_default WHERE call_started_at >= %L AND call_started_at < %L RETURNING *)
       INSERT INTO series.%I SELECT * FROM waiting', month, next_month, name);
    EXECUTE format(
      'ALTER TABLE public.call_event ATTACH PARTITION series.%I FOR VALUES FROM (%L) TO (%L)', name, month, next_month);
    made := made + 1;
  END LOOP;
  RETURN made;
END
$$;

-- Months of which no workspace keeps anything any more; gives how many went. What only some workspaces keep is deleted by row.
CREATE FUNCTION drop_call_event_months() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '2s'
AS $$
DECLARE
  kept_from timestamptz := public.call_logs_kept_from();
  dropped integer := 0;
  name text;
  month_end timestamptz;
BEGIN
  FOR name IN
    SELECT child.relname FROM pg_inherits
    JOIN pg_class child ON child.oid = inhrelid
    WHERE inhparent = 'public.call_event'::regclass AND child.relname ~ '^call_event_\d{4}_\d{2}$'
    ORDER BY child.relname
  LOOP
    month_end := (to_date(right(name, 7), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC';
    -- Without a moment from which logs are kept, somebody keeps all of them.
    EXIT WHEN kept_from IS NULL OR month_end > kept_from;
    EXECUTE format('DROP TABLE series.%I', name);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END
$$;
REVOKE ALL ON FUNCTION keep_call_event_months(integer), drop_call_event_months() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_call_event_months(integer), drop_call_event_months() TO aybiza_app;

DO $$
DECLARE
  earliest timestamptz;
  month timestamp;
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;

  -- Before this moment no workspace keeps a log; NULL when one keeps them for ever, or there is none.
  CREATE FUNCTION call_logs_kept_from() RETURNS timestamptz
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT CASE WHEN NOT bool_or(w.call_log_days IS NULL) THEN now() - max(w.call_log_days) * interval '1 day' END
    FROM public.workspace w
  $body$;

  REVOKE ALL ON FUNCTION call_logs_kept_from() FROM PUBLIC;
  EXECUTE format('GRANT EXECUTE ON FUNCTION call_logs_kept_from() TO %I', current_user);
  ALTER FUNCTION call_logs_kept_from() OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);

  -- The months of what is there, before it comes: nothing is moved twice.
  SELECT min(call_started_at) INTO earliest FROM public.call_event_before;
  FOR month IN
    SELECT * FROM generate_series(
      date_trunc('month', earliest AT TIME ZONE 'UTC'), (now() AT TIME ZONE 'UTC') + interval '3 months', interval '1 month')
  LOOP
    EXECUTE format(
      'CREATE TABLE series.%I PARTITION OF public.call_event FOR VALUES FROM (%L) TO (%L)',
      'call_event_' || to_char(month, 'YYYY_MM'), month AT TIME ZONE 'UTC',
      (month + interval '1 month') AT TIME ZONE 'UTC');
  END LOOP;
END
$$;
INSERT INTO "call_event" SELECT call_started_at, call_id, seq, workspace_id, at, type, call_event FROM "call_event_before";
DROP TABLE "call_event_before";
SELECT keep_call_event_months(3);

GRANT SELECT, INSERT, DELETE ON "call_event" TO aybiza_app;
ALTER TABLE "call_event" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "call_event" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "call_event" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
