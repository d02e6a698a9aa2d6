-- Asked every two seconds by each process that holds connections open: whose right to be there has ended since. Each watched connection
-- is {place, workspaceId, and one of both: userId with the roles that suffice, or keyId with the scope it takes}; sessionId where it is known.
DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;
  GRANT SELECT (id, "userId", "expiresAt") ON "session" TO aybiza_lookup;

  CREATE FUNCTION list_lost_access(watched jsonb)
  RETURNS TABLE (place integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT w.place
    FROM jsonb_to_recordset(watched) AS w(
      place integer, "workspaceId" text, "userId" text, roles jsonb, "sessionId" text, "keyId" text, scope text
    )
    WHERE NOT EXISTS (SELECT FROM public.workspace s WHERE s.id = w."workspaceId" AND s.suspended_at IS NULL)
      OR (w."userId" IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.membership m
        WHERE m.workspace_id = w."workspaceId" AND m.user_id = w."userId" AND w.roles @> to_jsonb(m.role)
      ))
      OR (w."sessionId" IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.session s WHERE s.id = w."sessionId" AND s."expiresAt" > now()
      ))
      OR (w."keyId" IS NOT NULL AND NOT EXISTS (
        SELECT FROM public.api_key k
        WHERE k.workspace_id = w."workspaceId" AND k.id = w."keyId" AND k.revoked_at IS NULL
          AND (k.expires_at IS NULL OR k.expires_at > now()) AND w.scope = ANY (k.scopes)
      ))
  $body$;

  REVOKE ALL ON FUNCTION list_lost_access(jsonb) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION list_lost_access(jsonb) TO aybiza_app;
  ALTER FUNCTION list_lost_access(jsonb) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
