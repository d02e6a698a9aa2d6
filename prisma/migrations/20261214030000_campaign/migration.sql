-- Campaigns: an agent calls everybody on a list, within hours, until they are reached.
CREATE TABLE "campaign" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "from_e164" TEXT NOT NULL,
    -- Hours of a week, Monday first, on the clock of whoever is called.
    "week_document" JSONB NOT NULL,
    "most_tries" INTEGER NOT NULL,
    -- By outcome of a try; null: not again.
    "pauses_document" JSONB NOT NULL,
    "calls_at_once" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    -- Why it is paused.
    "pause_reason" TEXT,
    -- What it waits for while it runs.
    "waits_for" TEXT,
    -- Nobody is called before.
    "starts_at" TIMESTAMPTZ(3),
    -- Since when failures count: its start, or the last time that it was resumed.
    "watched_from" TIMESTAMPTZ(3),
    -- The line is practice equipment.
    "practice" BOOLEAN NOT NULL DEFAULT false,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id"),
    CONSTRAINT campaign_known CHECK (status IN ('draft', 'running', 'paused', 'finished', 'cancelled')),
    CONSTRAINT campaign_sensible CHECK (most_tries BETWEEN 1 AND 10 AND calls_at_once BETWEEN 1 AND 500)
);

CREATE TABLE "campaign_number" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    -- Of the list, counted on over all that were imported.
    "line" INTEGER NOT NULL,
    "e164" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "inputs_document" JSONB NOT NULL DEFAULT '{}',
    -- IANA; null: every zone in which the number may be.
    "time_zone" TEXT,
    -- How this person has agreed to be called, and since when that is on record.
    "consent" TEXT NOT NULL,
    "consent_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "last_outcome" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_number_pkey" PRIMARY KEY ("id"),
    CONSTRAINT campaign_number_known CHECK (status IN ('waiting', 'calling', 'reached', 'messageLeft', 'notReached', 'optedOut', 'noHours',
      'notCallable', 'unknown', 'cancelled')),
    -- Nobody is called of whom it is not known that they have agreed.
    CONSTRAINT campaign_number_consent CHECK (consent <> '')
);

-- One call that a campaign made, for the number-th time.
CREATE TABLE "campaign_try" (
    "campaign_number_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    -- NULL: it is on.
    "outcome" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_try_pkey" PRIMARY KEY ("campaign_number_id", "number"),
    CONSTRAINT campaign_try_known CHECK (outcome IN ('reached', 'machine', 'noAnswer', 'busy', 'failed', 'hungUpEarly', 'optedOut', 'unknown'))
);

-- CreateIndex
CREATE UNIQUE INDEX "campaign_workspace_id_id_key" ON "campaign"("workspace_id", "id");
CREATE INDEX "campaign_workspace_id_created_at_id_idx" ON "campaign"("workspace_id", "created_at" DESC, "id" DESC);
CREATE INDEX "campaign_running_idx" ON "campaign"("workspace_id") WHERE status = 'running';
CREATE UNIQUE INDEX "campaign_number_workspace_id_id_key" ON "campaign_number"("workspace_id", "id");
CREATE UNIQUE INDEX "campaign_number_campaign_id_e164_key" ON "campaign_number"("campaign_id", "e164");
CREATE INDEX "campaign_number_campaign_id_status_due_at_line_idx" ON "campaign_number"("campaign_id", "status", "due_at", "line");
CREATE INDEX "campaign_number_campaign_id_line_idx" ON "campaign_number"("campaign_id", "line");
CREATE INDEX "campaign_number_workspace_id_e164_idx" ON "campaign_number"("workspace_id", "e164");
CREATE UNIQUE INDEX "campaign_try_call_id_key" ON "campaign_try"("call_id");
CREATE UNIQUE INDEX "campaign_try_workspace_id_call_id_key" ON "campaign_try"("workspace_id", "call_id");
CREATE INDEX "campaign_try_campaign_id_ended_at_idx" ON "campaign_try"("campaign_id", "ended_at");

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "campaign_number" ADD CONSTRAINT "campaign_number_workspace_id_campaign_id_fkey" FOREIGN KEY ("workspace_id", "campaign_id") REFERENCES "campaign"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "campaign_try" ADD CONSTRAINT "campaign_try_workspace_id_campaign_number_id_fkey" FOREIGN KEY ("workspace_id", "campaign_number_id") REFERENCES "campaign_number"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "campaign_try" ADD CONSTRAINT "campaign_try_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "call"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "campaign", "campaign_number", "campaign_try" TO aybiza_app;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['campaign', 'campaign_number', 'campaign_try'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY own_workspace ON %I USING (workspace_id = nullif(current_setting(''app.workspace_id'', true), ''''))',
      name
    );
  END LOOP;

  -- Only who has the rights of its owner may give a function away; all of these are aybiza_lookup's.
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;
  GRANT SELECT (id, workspace_id, status) ON public.campaign TO aybiza_lookup;
  CREATE POLICY lookup ON public.campaign FOR SELECT TO aybiza_lookup USING (true);

  -- What runs in all workspaces, page by page.
  CREATE FUNCTION list_running_campaigns(behind text, at_most integer) RETURNS TABLE (id text, workspace_id text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT c.id, c.workspace_id FROM public.campaign c WHERE c.status = 'running' AND c.id > behind ORDER BY c.id LIMIT at_most
  $body$;

  REVOKE ALL ON FUNCTION list_running_campaigns(text, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION list_running_campaigns(text, integer) TO aybiza_app;
  ALTER FUNCTION list_running_campaigns(text, integer) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
