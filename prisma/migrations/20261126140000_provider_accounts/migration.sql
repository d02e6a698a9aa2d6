-- A workspace's own accounts with vendors, which of them it wants to use, and who changed that.
CREATE TABLE "provider_account" (
    "workspace_id" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "settings_document" JSONB NOT NULL,
    "sealed_secret" TEXT,
    "secret_ending" TEXT NOT NULL DEFAULT '',
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_account_pkey" PRIMARY KEY ("workspace_id","vendor"),
    -- Whatever a program does wrong, a secret that can be read is not stored.
    CONSTRAINT "provider_account_secret_sealed" CHECK ("sealed_secret" ~ '^v[0-9]+\.'),
    CONSTRAINT "provider_account_ending_short" CHECK (length("secret_ending") <= 4)
);

CREATE TABLE "provider_choice" (
    "workspace_id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "choice_document" JSONB NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_choice_pkey" PRIMARY KEY ("workspace_id")
);

CREATE TABLE "audit_entry" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail_document" JSONB NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "audit_entry_actor_known" CHECK ("actor_type" IN ('person', 'key'))
);

-- CreateIndex
CREATE INDEX "audit_entry_workspace_id_at_idx" ON "audit_entry"("workspace_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "provider_account" ADD CONSTRAINT "provider_account_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_choice" ADD CONSTRAINT "provider_choice_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "provider_account", "provider_choice" TO aybiza_app;
-- What was written down stays written down.
GRANT SELECT, INSERT ON "audit_entry" TO aybiza_app;
-- Everything but the secret.
GRANT SELECT (workspace_id, vendor, version, settings_document) ON "provider_account" TO aybiza_lookup;

ALTER TABLE "provider_account" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "provider_account" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "provider_account" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
CREATE POLICY lookup ON "provider_account" FOR SELECT TO aybiza_lookup USING (true);
ALTER TABLE "provider_choice" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "provider_choice" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "provider_choice" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
ALTER TABLE "audit_entry" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "audit_entry" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "audit_entry" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

-- Whose telephone account a request names, before it is known which workspace it is about.
DO $$
BEGIN
  -- Only who has the rights of its owner may give a function away; all of these are aybiza_lookup's.
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;

  CREATE FUNCTION list_telephone_accounts(at_most integer)
  RETURNS TABLE (workspace_id text, account_sid text, version text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT a.workspace_id, a.settings_document ->> 'accountSid', a.version FROM public.provider_account a
    WHERE a.vendor = 'twilio' ORDER BY a.workspace_id LIMIT at_most
  $body$;

  REVOKE ALL ON FUNCTION list_telephone_accounts(integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION list_telephone_accounts(integer) TO aybiza_app;
  ALTER FUNCTION list_telephone_accounts(integer) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
