-- A key may end by itself, and a renewed one is valid beside the one before it for a while.
ALTER TABLE "api_key"
  ADD COLUMN "expires_at" TIMESTAMPTZ(3),
  ADD COLUMN "previous_hash" TEXT,
  ADD COLUMN "previous_until" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "api_key_previous_hash_key" ON "api_key"("previous_hash");

DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;

  -- last_used_at moves at most once a minute, so that a busy key does not write at every request.
  DROP FUNCTION find_api_key(text);
  CREATE FUNCTION find_api_key(hash text)
  RETURNS TABLE (id text, workspace_id text, scopes text[], created_by text, is_suspended boolean)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    UPDATE public.api_key k SET last_used_at = now()
    WHERE (k.secret_hash = hash OR (k.previous_hash = hash AND k.previous_until > now()))
      AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
      AND (k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute');
    SELECT k.id, k.workspace_id, k.scopes, k.created_by, w.suspended_at IS NOT NULL
    FROM public.api_key k JOIN public.workspace w ON w.id = k.workspace_id
    WHERE (k.secret_hash = hash OR (k.previous_hash = hash AND k.previous_until > now()))
      AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
  $body$;
  REVOKE ALL ON FUNCTION find_api_key(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION find_api_key(text) TO aybiza_app;
  ALTER FUNCTION find_api_key(text) OWNER TO aybiza_lookup;

  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
