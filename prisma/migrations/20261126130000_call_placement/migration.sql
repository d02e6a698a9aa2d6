-- Calls that we place: what was asked, and how far it went. A row is claimed before the telephone company is asked, once.
CREATE TABLE "call_placement" (
    "call_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "request_document" JSONB NOT NULL,
    "idempotency_key" TEXT,
    "status" TEXT NOT NULL DEFAULT 'asked',
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_placement_pkey" PRIMARY KEY ("call_id"),
    CONSTRAINT "call_placement_status_check" CHECK ("status" IN ('asked', 'attempted', 'placed', 'unknown', 'answered', 'over'))
);

-- CreateIndex
CREATE INDEX "call_placement_status_asked_at_idx" ON "call_placement"("status", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "call_placement_workspace_id_call_id_key" ON "call_placement"("workspace_id", "call_id");

-- CreateIndex
CREATE UNIQUE INDEX "call_placement_workspace_id_idempotency_key_key" ON "call_placement"("workspace_id", "idempotency_key");

-- AddForeignKey
ALTER TABLE "call_placement" ADD CONSTRAINT "call_placement_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "call"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "call_placement" TO aybiza_app;
GRANT SELECT (call_id, workspace_id, status, asked_at) ON "call_placement" TO aybiza_lookup;

ALTER TABLE "call_placement" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "call_placement" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "call_placement" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
CREATE POLICY lookup ON "call_placement" FOR SELECT TO aybiza_lookup USING (true);

-- Calls of which nobody has heard for longer than any phone rings.
DO $$
BEGIN
  -- Only who has the rights of its owner may give a function away; all of these are aybiza_lookup's.
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;

  CREATE FUNCTION list_silent_placements(at_most integer, silent_for_ms integer)
  RETURNS TABLE (call_id text, workspace_id text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT p.call_id, p.workspace_id FROM public.call_placement p
    WHERE p.status IN ('asked', 'attempted', 'placed', 'unknown')
      AND p.asked_at <= clock_timestamp() - silent_for_ms * interval '1 millisecond'
    ORDER BY p.asked_at LIMIT at_most
  $body$;

  REVOKE ALL ON FUNCTION list_silent_placements(integer, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION list_silent_placements(integer, integer) TO aybiza_app;
  ALTER FUNCTION list_silent_placements(integer, integer) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
