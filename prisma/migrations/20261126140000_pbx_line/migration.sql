-- A number that a PBX brings calls for: the PBX shows a secret, of which only the SHA-256 is kept.
ALTER TABLE "phone_number" ADD COLUMN "pbx_secret_hash" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "phone_number_pbx_secret_hash_key" ON "phone_number"("pbx_secret_hash");

DO $$
BEGIN
  -- Only who has the rights of its owner may give a function away; all of these are aybiza_lookup's.
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;

  CREATE FUNCTION find_pbx_line(hash text)
  RETURNS TABLE (workspace_id text, e164 text, phone_number_id text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$ SELECT p.workspace_id, p.e164, p.id FROM public.phone_number p WHERE p.pbx_secret_hash = hash $body$;

  REVOKE ALL ON FUNCTION find_pbx_line(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION find_pbx_line(text) TO aybiza_app;
  ALTER FUNCTION find_pbx_line(text) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
