-- Who changed which versions answer, and to what: one row for each state that a deployment has had.
ALTER TABLE "deployment" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;

CREATE TABLE "deployment_change" (
    "workspace_id" TEXT NOT NULL,
    "deployment_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "weights_document" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "changed_by" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deployment_change_pkey" PRIMARY KEY ("deployment_id", "revision"),
    CONSTRAINT deployment_change_known CHECK (reason IN ('published', 'shared', 'rolledBack'))
);

-- CreateIndex
CREATE INDEX "deployment_change_workspace_id_idx" ON "deployment_change"("workspace_id");

-- AddForeignKey
ALTER TABLE "deployment_change" ADD CONSTRAINT "deployment_change_workspace_id_deployment_id_fkey" FOREIGN KEY ("workspace_id", "deployment_id") REFERENCES "deployment"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "deployment_change" ("workspace_id", "deployment_id", "revision", "weights_document", "reason", "changed_at")
SELECT "workspace_id", "id", 1, "weights_document", 'published', "updated_at" FROM "deployment";

GRANT SELECT, INSERT ON "deployment_change" TO aybiza_app;
ALTER TABLE "deployment_change" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "deployment_change" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "deployment_change" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

-- Who is rung when we cannot take a call (E.164).
ALTER TABLE "phone_number" ADD COLUMN "fallback_number" TEXT;

-- Of a suspended workspace, too: its callers are to reach somebody.
DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;

  CREATE FUNCTION list_fallback_numbers(number text, at_most integer)
  RETURNS TABLE (e164 text, workspace_id text, fallback_number text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT p.e164, p.workspace_id, p.fallback_number FROM public.phone_number p
    WHERE p.fallback_number IS NOT NULL AND (number IS NULL OR p.e164 = number) ORDER BY p.e164 LIMIT at_most
  $body$;

  REVOKE ALL ON FUNCTION list_fallback_numbers(text, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION list_fallback_numbers(text, integer) TO aybiza_app;
  ALTER FUNCTION list_fallback_numbers(text, integer) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
