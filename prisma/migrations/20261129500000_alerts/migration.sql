-- What a workspace wants to be told about its calls, and when it was.
CREATE TABLE "alert_rule" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "agent_id" TEXT,
    "side" TEXT NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL,
    "calm_at" DOUBLE PRECISION NOT NULL,
    "window_minutes" INTEGER NOT NULL,
    "at_least_calls" INTEGER NOT NULL DEFAULT 0,
    "emails" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "last_value" DOUBLE PRECISION,
    "checked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alert_rule_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "alert_rule_side_check" CHECK ("side" IN ('above', 'below')),
    -- Calm is never on the wrong side of the threshold: an alert would be over before it began.
    CONSTRAINT "alert_rule_calm_check" CHECK (("side" = 'above' AND calm_at <= threshold) OR ("side" = 'below' AND calm_at >= threshold))
);

-- A time in which a rule's threshold was passed. What the rule was is kept with it: rules change.
CREATE TABLE "alert" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "rule_document" JSONB NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "raised_value" DOUBLE PRECISION NOT NULL,
    "worst_value" DOUBLE PRECISION NOT NULL,
    "cleared_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "seen_by" TEXT,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "alert_rule_workspace_id_id_key" ON "alert_rule"("workspace_id", "id");
-- CreateIndex
CREATE INDEX "alert_workspace_id_raised_at_id_idx" ON "alert"("workspace_id", "raised_at" DESC, "id" DESC);
-- One at a time for each rule.
CREATE UNIQUE INDEX "alert_open_key" ON "alert"("rule_id") WHERE cleared_at IS NULL;

-- AddForeignKey
ALTER TABLE "alert_rule" ADD CONSTRAINT "alert_rule_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "alert_rule" ADD CONSTRAINT "alert_rule_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "agent"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_workspace_id_rule_id_fkey" FOREIGN KEY ("workspace_id", "rule_id") REFERENCES "alert_rule"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "alert_rule", "alert" TO aybiza_app;
ALTER TABLE "alert_rule" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "alert_rule" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "alert_rule" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
ALTER TABLE "alert" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "alert" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "alert" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

-- The workspaces that want to be told of something, page by page.
DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;
  GRANT SELECT (workspace_id, enabled) ON "alert_rule" TO aybiza_lookup;
  CREATE POLICY lookup ON "alert_rule" FOR SELECT TO aybiza_lookup USING (true);

  CREATE FUNCTION list_alert_workspaces(behind text, at_most integer) RETURNS TABLE (id text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT DISTINCT r.workspace_id FROM public.alert_rule r
    WHERE r.enabled AND r.workspace_id > behind ORDER BY r.workspace_id LIMIT at_most
  $body$;

  REVOKE ALL ON FUNCTION list_alert_workspaces(text, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION list_alert_workspaces(text, integer) TO aybiza_app;
  ALTER FUNCTION list_alert_workspaces(text, integer) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
