-- Whether an address is asked to join anywhere: whom single sign-on lets in for the first time. It tells no more than that.
DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;
  GRANT SELECT (email, accepted_at, revoked_at, expires_at) ON "invitation" TO aybiza_lookup;

  CREATE FUNCTION has_open_invitation(address text) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT EXISTS (
      SELECT FROM public.invitation i
      WHERE i.email = address AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()
    )
  $body$;

  REVOKE ALL ON FUNCTION has_open_invitation(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION has_open_invitation(text) TO aybiza_app;
  ALTER FUNCTION has_open_invitation(text) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
