-- All workspaces, page by page: for what an operator does to every one of them, such as sealing secrets anew.
DO $$
BEGIN
  -- Only who has the rights of its owner may give a function away; all of these are aybiza_lookup's.
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;

  CREATE FUNCTION list_workspaces(behind text, at_most integer)
  RETURNS TABLE (id text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT w.id FROM public.workspace w WHERE w.id > behind ORDER BY w.id LIMIT at_most
  $body$;

  REVOKE ALL ON FUNCTION list_workspaces(text, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION list_workspaces(text, integer) TO aybiza_app;
  ALTER FUNCTION list_workspaces(text, integer) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
