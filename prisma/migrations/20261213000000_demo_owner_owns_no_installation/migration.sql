-- Whoever clicked through the demo on the machine itself may make workspaces of their own there, and still owns no installation: they have
-- no way to sign in again but that click. The address is that of packages/auth/src/demo-sign-in.ts, which nobody can have.
GRANT SELECT (id, email) ON "user" TO aybiza_lookup;
DO $$
BEGIN
  -- Only who has the rights of its owner may replace a function; it stays aybiza_lookup's.
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;
  CREATE OR REPLACE FUNCTION has_any_owner() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT EXISTS (
      SELECT FROM public.membership m
      JOIN public.workspace w ON w.id = m.workspace_id
      JOIN public."user" u ON u.id = m.user_id
      WHERE m.role = 'owner' AND NOT w.is_demo AND u.email <> 'demo-owner@aybiza.invalid'
    )
  $body$;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
