-- A process renews all of its leases with one statement, several times a second; and whoever looks for calls whose owner has
-- fallen silent hears for how long.
DO $$
DECLARE
  signature text;
BEGIN
  -- Only who has the rights of its owner may drop a function or give one away; all of these are aybiza_lookup's.
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;
  DROP FUNCTION list_expired_leases(integer);

  CREATE FUNCTION renew_leases(for_calls text[], tokens bigint[], ttl_ms integer) RETURNS TABLE (call_id text)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    -- In one order: two processes that renew what both believe to be theirs must not wait for each other.
    WITH mine AS (
      SELECT l.call_id FROM public.call_lease l
      JOIN unnest(for_calls, tokens) AS proof (for_call, token)
        ON l.call_id = proof.for_call AND l.fencing_token = proof.token
      ORDER BY l.call_id FOR UPDATE OF l
    )
    UPDATE public.call_lease l SET expires_at = clock_timestamp() + ttl_ms * interval '1 millisecond'
    FROM mine WHERE l.call_id = mine.call_id
    RETURNING l.call_id
  $body$;

  CREATE FUNCTION list_expired_leases(at_most integer, silent_for_ms integer)
  RETURNS TABLE (call_id text, workspace_id text, owner text, address text, fencing_token bigint, silent_ms bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT l.call_id, l.workspace_id, l.owner, l.address, l.fencing_token,
           floor(extract(epoch FROM clock_timestamp() - l.expires_at) * 1000)::bigint
    FROM public.call_lease l
    WHERE l.expires_at <= clock_timestamp() - silent_for_ms * interval '1 millisecond'
    ORDER BY l.expires_at LIMIT at_most
  $body$;

  FOREACH signature IN ARRAY ARRAY['renew_leases(text[], bigint[], integer)', 'list_expired_leases(integer, integer)'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', signature);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO aybiza_app', signature);
    EXECUTE format('ALTER FUNCTION %s OWNER TO aybiza_lookup', signature);
  END LOOP;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
