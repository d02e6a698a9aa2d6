-- Which deployment chose the version of a call: what a watch counts. Null where somebody named what is to run.
ALTER TABLE "call" ADD COLUMN "deployment_id" TEXT;
-- Until now an agent had one deployment. What the page of numbers counts goes back 30 days.
UPDATE "call" SET "deployment_id" = "deployment"."id" FROM "deployment"
WHERE "deployment"."agent_id" = "call"."agent_id" AND "deployment"."environment" = 'live'
  AND "call"."flow_version_id" IS NOT NULL AND NOT "call"."is_test" AND "call"."started_at" > now() - interval '31 days';

ALTER TABLE "deployment_change" DROP CONSTRAINT deployment_change_known;
ALTER TABLE "deployment_change" ADD CONSTRAINT deployment_change_known
  CHECK (reason IN ('published', 'shared', 'rolledBack', 'planned', 'promoted', 'grown', 'rolledBackByWatch'));

-- A new version for some callers that goes back by itself if it goes worse.
CREATE TABLE "deployment_watch" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "deployment_id" TEXT NOT NULL,
    "flow_version_id" TEXT NOT NULL,
    "settings_document" JSONB NOT NULL,
    "begun_revision" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "begun_at" TIMESTAMPTZ(3) NOT NULL,
    "begun_by_document" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'watching',
    "settled_at" TIMESTAMPTZ(3),
    "figures_document" JSONB,

    CONSTRAINT "deployment_watch_pkey" PRIMARY KEY ("id"),
    CONSTRAINT deployment_watch_known CHECK (status IN ('watching', 'rolledBack', 'kept', 'ended')),
    CONSTRAINT deployment_watch_settled CHECK ((status = 'watching') = (settled_at IS NULL))
);

-- A version that begins to answer at a moment.
CREATE TABLE "deployment_plan" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "flow_version_id" TEXT NOT NULL,
    "percent" INTEGER NOT NULL,
    "watch_document" JSONB,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "planned_by_document" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "deployment_plan_pkey" PRIMARY KEY ("id"),
    CONSTRAINT deployment_plan_known CHECK (status IN ('waiting', 'applied', 'cancelled', 'replaced')),
    CONSTRAINT deployment_plan_settled CHECK ((status = 'waiting') = (settled_at IS NULL)),
    CONSTRAINT deployment_plan_percent CHECK (percent BETWEEN 1 AND 100)
);

-- CreateIndex
CREATE INDEX "deployment_watch_workspace_id_deployment_id_idx" ON "deployment_watch"("workspace_id", "deployment_id");
-- One at a time.
CREATE UNIQUE INDEX "deployment_watch_open_key" ON "deployment_watch"("deployment_id") WHERE status = 'watching';
-- CreateIndex
CREATE INDEX "deployment_plan_workspace_id_agent_id_idx" ON "deployment_plan"("workspace_id", "agent_id");
-- One at a time.
CREATE UNIQUE INDEX "deployment_plan_open_key" ON "deployment_plan"("agent_id", "environment") WHERE status = 'waiting';

-- AddForeignKey
ALTER TABLE "deployment_watch" ADD CONSTRAINT "deployment_watch_workspace_id_deployment_id_fkey" FOREIGN KEY ("workspace_id", "deployment_id") REFERENCES "deployment"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "deployment_plan" ADD CONSTRAINT "deployment_plan_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "agent"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE ON "deployment_watch", "deployment_plan" TO aybiza_app;
ALTER TABLE "deployment_watch" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "deployment_watch" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "deployment_watch" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
ALTER TABLE "deployment_plan" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "deployment_plan" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "deployment_plan" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

-- In which workspaces there is something to do, without a look into each of them.
DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;
  GRANT SELECT (workspace_id, status) ON "deployment_watch" TO aybiza_lookup;
  GRANT SELECT (workspace_id, status, due_at) ON "deployment_plan" TO aybiza_lookup;
  CREATE POLICY lookup ON "deployment_watch" FOR SELECT TO aybiza_lookup USING (true);
  CREATE POLICY lookup ON "deployment_plan" FOR SELECT TO aybiza_lookup USING (true);

  CREATE FUNCTION list_release_workspaces(due timestamptz, behind text, at_most integer) RETURNS TABLE (id text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT w.workspace_id FROM public.deployment_watch w WHERE w.status = 'watching' AND w.workspace_id > behind
    UNION
    SELECT p.workspace_id FROM public.deployment_plan p
    WHERE p.status = 'waiting' AND p.due_at <= due AND p.workspace_id > behind
    ORDER BY 1 LIMIT at_most
  $body$;

  REVOKE ALL ON FUNCTION list_release_workspaces(timestamptz, text, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION list_release_workspaces(timestamptz, text, integer) TO aybiza_app;
  ALTER FUNCTION list_release_workspaces(timestamptz, text, integer) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
