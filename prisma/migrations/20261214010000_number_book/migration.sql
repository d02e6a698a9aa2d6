-- What an edge must know of a number when no region is left: who is rung, in which language, and where it may be answered at all. The numbers in
-- their order, behind one or one only.
GRANT SELECT (id, workspace_id, weights_document) ON "deployment" TO aybiza_lookup;
GRANT SELECT (workspace_id, hash, statechart_document) ON "statechart" TO aybiza_lookup;
GRANT SELECT (workspace_id, processed_in) ON "privacy_setting" TO aybiza_lookup;
CREATE POLICY lookup ON "deployment" FOR SELECT TO aybiza_lookup USING (true);
CREATE POLICY lookup ON "statechart" FOR SELECT TO aybiza_lookup USING (true);
CREATE POLICY lookup ON "privacy_setting" FOR SELECT TO aybiza_lookup USING (true);

DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;

  -- The newest version says it, as for a caller of whom nothing is known.
  CREATE FUNCTION list_number_book(after_number text, only_number text, at_most integer)
  RETURNS TABLE (e164 text, fallback_number text, language text, processed_in text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT p.e164,
      COALESCE(NULLIF(s.statechart_document -> 'settings' ->> 'fallbackNumber', p.e164), NULLIF(p.fallback_number, p.e164)),
      COALESCE(s.statechart_document -> 'settings' ->> 'language', 'en'),
      COALESCE(v.processed_in, 'anywhere')
    FROM (
      SELECT n.* FROM public.phone_number n
      WHERE (n.deployment_id IS NOT NULL OR n.fallback_number IS NOT NULL)
        AND n.e164 > after_number AND (only_number IS NULL OR n.e164 = only_number)
      ORDER BY n.e164 LIMIT at_most
    ) p
    LEFT JOIN public.deployment d ON d.workspace_id = p.workspace_id AND d.id = p.deployment_id
    LEFT JOIN public.statechart s
      ON s.workspace_id = p.workspace_id AND s.hash = d.weights_document -> 0 ->> 'statechartHash'
    LEFT JOIN public.privacy_setting v ON v.workspace_id = p.workspace_id
    ORDER BY p.e164
  $body$;

  REVOKE ALL ON FUNCTION list_number_book(text, text, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION list_number_book(text, text, integer) TO aybiza_app;
  ALTER FUNCTION list_number_book(text, text, integer) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
