-- How much the agents of a workspace may call others: caps that hold for whoever has changed nothing, and where they may call.
CREATE TABLE "outbound_rule" (
    "workspace_id" TEXT NOT NULL,
    "at_once" INTEGER NOT NULL DEFAULT 10,
    "per_number_hour" INTEGER NOT NULL DEFAULT 60,
    "per_destination_hour" INTEGER NOT NULL DEFAULT 3,
    -- Millionths of the workspace's currency; NULL: 25 US dollars.
    "cost_per_day_micros" BIGINT,
    -- ISO 3166-1, beside the countries of the workspace's own numbers.
    "countries" TEXT[] DEFAULT ARRAY[]::TEXT[],
    -- Nobody is called from here on, until an owner says so.
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbound_rule_pkey" PRIMARY KEY ("workspace_id"),
    CONSTRAINT outbound_rule_sensible CHECK (
      at_once > 0 AND per_number_hour > 0 AND per_destination_hour > 0 AND cost_per_day_micros > 0
    )
);

-- Calls that a cap has refused, by the hour.
CREATE TABLE "outbound_refusal" (
    "workspace_id" TEXT NOT NULL,
    "cap" TEXT NOT NULL,
    "hour_from" TIMESTAMPTZ(3) NOT NULL,
    "refused" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "outbound_refusal_pkey" PRIMARY KEY ("workspace_id", "cap", "hour_from"),
    CONSTRAINT outbound_refusal_known CHECK (cap IN ('atOnce', 'perNumberHour', 'perDestinationHour', 'costPerDay', 'destination'))
);

-- AddForeignKey
ALTER TABLE "outbound_rule" ADD CONSTRAINT "outbound_rule_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "outbound_refusal" ADD CONSTRAINT "outbound_refusal_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The calls of the last hour that somebody placed, whoever was called.
CREATE INDEX "call_outbound_idx" ON "call"("workspace_id", "started_at" DESC) WHERE direction = 'outbound';

GRANT SELECT, INSERT, UPDATE ON "outbound_rule", "outbound_refusal" TO aybiza_app;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['outbound_rule', 'outbound_refusal'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY own_workspace ON %I USING (workspace_id = nullif(current_setting(''app.workspace_id'', true), ''''))',
      name
    );
  END LOOP;
END
$$;
