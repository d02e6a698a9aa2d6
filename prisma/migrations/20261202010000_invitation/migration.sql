-- Who was asked to join a workspace, as what. Only the hash of the link's secret is kept.
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "invited_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "invitation_role_known" CHECK ("role" IN ('owner', 'publisher', 'editor', 'viewer'))
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_secret_hash_key" ON "invitation"("secret_hash");

-- One that is open for each address.
CREATE UNIQUE INDEX "invitation_open_key" ON "invitation"("workspace_id", "email") WHERE "accepted_at" IS NULL AND "revoked_at" IS NULL;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "invitation" TO aybiza_app;
ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "invitation" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "invitation" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;
  GRANT SELECT (id, workspace_id, secret_hash) ON "invitation" TO aybiza_lookup;
  CREATE POLICY lookup ON "invitation" FOR SELECT TO aybiza_lookup USING (true);

  -- Whoever holds a link is of no workspace yet; this says where to look, and nothing else.
  CREATE FUNCTION find_invitation(hash text)
  RETURNS TABLE (workspace_id text, id text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$ SELECT i.workspace_id, i.id FROM public.invitation i WHERE i.secret_hash = hash $body$;

  REVOKE ALL ON FUNCTION find_invitation(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION find_invitation(text) TO aybiza_app;
  ALTER FUNCTION find_invitation(text) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
