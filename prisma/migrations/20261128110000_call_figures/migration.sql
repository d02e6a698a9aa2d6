-- What calls come to. One row of figures a call (`call_fact`, `call_node_fact`), folded from its log once it has ended; and their sums by
-- quarter of an hour, in which the days of every time zone begin and end. Sums are kept by the worker: each change of a fact marks its
-- quarter, and marked quarters are done again as a whole, so that late, measured-again and deleted calls come out right.

-- CreateTable
CREATE TABLE "call_fact" (
    "call_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "flow_version_id" TEXT,
    "channel" TEXT NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "practice" BOOLEAN NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ending" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "end_reason" TEXT NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "turns" INTEGER NOT NULL,
    "interruptions" INTEGER NOT NULL,
    "understood_key" INTEGER NOT NULL,
    "understood_local" INTEGER NOT NULL,
    "understood_model" INTEGER NOT NULL,
    "understood_none" INTEGER NOT NULL,
    "usage_document" JSONB NOT NULL,
    "latency_document" JSONB NOT NULL,

    CONSTRAINT "call_fact_pkey" PRIMARY KEY ("call_id"),
    CONSTRAINT call_fact_ending_known CHECK (ending IN ('contained', 'transferred', 'left', 'dropped'))
);

-- CreateTable
CREATE TABLE "call_node_fact" (
    "call_id" TEXT NOT NULL,
    "node_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "visits" INTEGER NOT NULL,
    "dwell_ms" INTEGER NOT NULL,
    "ended_here" BOOLEAN NOT NULL,

    CONSTRAINT "call_node_fact_pkey" PRIMARY KEY ("call_id","node_id")
);

-- CreateTable
CREATE TABLE "call_quarter" (
    "workspace_id" TEXT NOT NULL,
    "bucket" TIMESTAMPTZ(3) NOT NULL,
    "agent_id" TEXT NOT NULL,
    "flow_version_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "ending" TEXT NOT NULL,
    "end_reason" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "duration_ms" BIGINT NOT NULL,
    "turns" INTEGER NOT NULL,
    "interruptions" INTEGER NOT NULL,
    "understood_key" INTEGER NOT NULL,
    "understood_local" INTEGER NOT NULL,
    "understood_model" INTEGER NOT NULL,
    "understood_none" INTEGER NOT NULL,

    CONSTRAINT "call_quarter_pkey" PRIMARY KEY ("workspace_id","bucket","agent_id","flow_version_id","channel","is_test","ending","end_reason","outcome")
);

-- CreateTable
CREATE TABLE "call_node_quarter" (
    "workspace_id" TEXT NOT NULL,
    "bucket" TIMESTAMPTZ(3) NOT NULL,
    "agent_id" TEXT NOT NULL,
    "flow_version_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "node_id" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "visits" INTEGER NOT NULL,
    "dwell_ms" BIGINT NOT NULL,
    "ended_here" INTEGER NOT NULL,
    "lost_here" INTEGER NOT NULL,

    CONSTRAINT "call_node_quarter_pkey" PRIMARY KEY ("workspace_id","bucket","agent_id","flow_version_id","channel","is_test","node_id")
);

-- CreateTable
CREATE TABLE "call_latency_quarter" (
    "workspace_id" TEXT NOT NULL,
    "bucket" TIMESTAMPTZ(3) NOT NULL,
    "agent_id" TEXT NOT NULL,
    "flow_version_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "part" TEXT NOT NULL,
    "bin" SMALLINT NOT NULL,
    "turns" INTEGER NOT NULL,

    CONSTRAINT "call_latency_quarter_pkey" PRIMARY KEY ("workspace_id","bucket","agent_id","flow_version_id","channel","is_test","part","bin")
);

-- The same by day of UTC: a month of quarters has a million rows, of which those of whole days need not be read.
-- CreateTable
CREATE TABLE "call_latency_day" (
    "workspace_id" TEXT NOT NULL,
    "bucket" TIMESTAMPTZ(3) NOT NULL,
    "agent_id" TEXT NOT NULL,
    "flow_version_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "part" TEXT NOT NULL,
    "bin" SMALLINT NOT NULL,
    "turns" INTEGER NOT NULL,

    CONSTRAINT "call_latency_day_pkey" PRIMARY KEY ("workspace_id","bucket","agent_id","flow_version_id","channel","is_test","part","bin")
);

-- CreateTable
CREATE TABLE "call_usage_quarter" (
    "workspace_id" TEXT NOT NULL,
    "bucket" TIMESTAMPTZ(3) NOT NULL,
    "agent_id" TEXT NOT NULL,
    "flow_version_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "practice" BOOLEAN NOT NULL,
    "unit" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "call_usage_quarter_pkey" PRIMARY KEY ("workspace_id","bucket","agent_id","flow_version_id","channel","is_test","practice","unit","source")
);

-- CreateTable
CREATE TABLE "call_quarter_mark" (
    "id" BIGSERIAL NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "bucket" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_quarter_mark_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "call_fact_workspace_id_call_id_key" ON "call_fact"("workspace_id", "call_id");
-- CreateIndex
CREATE INDEX "call_fact_workspace_id_started_at_idx" ON "call_fact"("workspace_id", "started_at");
-- CreateIndex
CREATE INDEX "call_quarter_mark_workspace_id_bucket_idx" ON "call_quarter_mark"("workspace_id", "bucket");

-- AddForeignKey
ALTER TABLE "call_fact" ADD CONSTRAINT "call_fact_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "call"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "call_node_fact" ADD CONSTRAINT "call_node_fact_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "call_fact"("workspace_id", "call_id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "call_quarter" ADD CONSTRAINT "call_quarter_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "call_node_quarter" ADD CONSTRAINT "call_node_quarter_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "call_latency_quarter" ADD CONSTRAINT "call_latency_quarter_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "call_latency_day" ADD CONSTRAINT "call_latency_day_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "call_usage_quarter" ADD CONSTRAINT "call_usage_quarter_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "call_fact", "call_node_fact" TO aybiza_app;
-- Sums are made anew, never changed.
GRANT SELECT, INSERT, DELETE ON
  "call_quarter", "call_node_quarter", "call_latency_quarter", "call_latency_day", "call_usage_quarter", "call_quarter_mark"
TO aybiza_app;
GRANT USAGE ON SEQUENCE "call_quarter_mark_id_seq" TO aybiza_app;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'call_fact', 'call_node_fact', 'call_quarter', 'call_node_quarter', 'call_latency_quarter', 'call_latency_day',
    'call_usage_quarter', 'call_quarter_mark'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY own_workspace ON %I USING (workspace_id = nullif(current_setting(''app.workspace_id'', true), ''''))',
      name
    );
  END LOOP;
END
$$;

-- The only place that says in which quarter a call counts. UTC: no time zone is off by less than a quarter of an hour.
CREATE FUNCTION call_bucket(at timestamptz) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$ SELECT date_bin('15 minutes', at, TIMESTAMPTZ '2000-01-01 00:00:00+00') $$;

-- A mark is a row more, never a row changed: calls that end in the same quarter do not wait for each other. Also for what a cascade
-- deletes: its triggers run with the rights of whoever began it.
CREATE FUNCTION mark_new_quarters() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  INSERT INTO public.call_quarter_mark (workspace_id, bucket)
  SELECT DISTINCT workspace_id, public.call_bucket(started_at) FROM changed;
  RETURN NULL;
END
$$;
CREATE TRIGGER call_fact_added AFTER INSERT ON "call_fact"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_new_quarters();
CREATE TRIGGER call_fact_changed AFTER UPDATE ON "call_fact"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_new_quarters();
CREATE TRIGGER call_fact_removed AFTER DELETE ON "call_fact"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_new_quarters();

GRANT SELECT (workspace_id) ON "call_quarter_mark" TO aybiza_lookup;
CREATE POLICY lookup ON "call_quarter_mark" FOR SELECT TO aybiza_lookup USING (true);
DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;

  -- Where quarters are to be done again.
  CREATE FUNCTION list_marked_workspaces(at_most integer) RETURNS TABLE (id text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$ SELECT DISTINCT m.workspace_id FROM public.call_quarter_mark m LIMIT at_most $body$;

  REVOKE ALL ON FUNCTION list_marked_workspaces(integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION list_marked_workspaces(integer) TO aybiza_app;
  ALTER FUNCTION list_marked_workspaces(integer) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
