-- Calls in which something was said. A function of the closed list: beneath row-level security PostgreSQL uses no index for `@@`, because
-- that operator could tell of rows which the policy hides. It looks into one workspace, that of the transaction, and no other.
GRANT SELECT (id, workspace_id, agent_id, flow_version_id, channel, from_party, to_party, status, outcome, started_at, is_test, duration_ms)
  ON "call" TO aybiza_lookup;
GRANT SELECT (call_id, workspace_id, words) ON "call_text" TO aybiza_lookup;
CREATE POLICY lookup ON "call_text" FOR SELECT TO aybiza_lookup USING (true);

DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;

  -- Newest first. `filter` has the fields of the list's filter, and its cursor; only what is named in it narrows the search down.
  CREATE FUNCTION search_calls(searched text, filter jsonb, at_most integer) RETURNS TABLE (call_id text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
  DECLARE
    own_workspace text := nullif(current_setting('app.workspace_id', true), '');
    query tsquery := websearch_to_tsquery('simple', searched);
    -- How many calls are looked through before the index of words is asked: of a word that one call in forty has, they hold a page.
    walked CONSTANT integer := 2000;
    -- Of more calls than that the index is of no help: whatever fits is common, and it is the filter that few calls pass.
    indexed CONSTANT integer := 50000;
    ordered text := '';
    other text := '';
    looked_at integer;
    hits integer;
    found text[];
  BEGIN
    -- Those that an index has in the order of the list.
    IF filter ? 'agentId' THEN ordered := ordered || ' AND c.agent_id = $2 ->> ''agentId'''; END IF;
    IF filter ? 'flowVersionId' THEN ordered := ordered || ' AND c.flow_version_id = $2 ->> ''flowVersionId'''; END IF;
    IF filter ? 'status' THEN ordered := ordered || ' AND c.status = $2 ->> ''status'''; END IF;
    IF filter ? 'outcome' THEN ordered := ordered || ' AND c.outcome = $2 ->> ''outcome'''; END IF;
    IF filter ? 'startedFrom' THEN
      ordered := ordered || ' AND c.started_at >= to_timestamp(($2 ->> ''startedFrom'')::bigint / 1000.0)';
    END IF;
    IF filter ? 'startedBefore' THEN
      ordered := ordered || ' AND c.started_at < to_timestamp(($2 ->> ''startedBefore'')::bigint / 1000.0)';
    END IF;
    IF filter ? 'cursorId' THEN
      ordered := ordered ||
        ' AND (c.started_at, c.id) < (to_timestamp(($2 ->> ''cursorAt'')::bigint / 1000.0)::timestamptz(3), $2 ->> ''cursorId'')';
    END IF;
    IF filter ? 'isTest' THEN
      ordered := ordered || CASE WHEN (filter ->> 'isTest')::boolean THEN ' AND c.is_test' ELSE ' AND NOT c.is_test' END;
    END IF;
    IF filter ? 'channel' THEN other := other || ' AND c.channel = $2 ->> ''channel'''; END IF;
    IF filter ? 'minDurationMs' THEN other := other || ' AND c.duration_ms >= ($2 ->> ''minDurationMs'')::integer'; END IF;
    IF filter ? 'maxDurationMs' THEN other := other || ' AND c.duration_ms <= ($2 ->> ''maxDurationMs'')::integer'; END IF;
    IF filter ? 'party' THEN
      other := other || ' AND (strpos(c.from_party, $2 ->> ''party'') > 0 OR strpos(c.to_party, $2 ->> ''party'') > 0)';
    END IF;

    -- What many calls have is among the newest ones.
    EXECUTE
      'WITH recent AS MATERIALIZED (
         SELECT c.id, c.started_at, c.channel, c.duration_ms, c.from_party, c.to_party FROM public.call c WHERE c.workspace_id = $1' || ordered || '
         ORDER BY c.started_at DESC, c.id DESC LIMIT $4
       )
       SELECT (SELECT count(*) FROM recent), array(
         SELECT c.id FROM recent c JOIN public.call_text t ON t.call_id = c.id
         WHERE t.words @@ $3' || other || ' ORDER BY c.started_at DESC, c.id DESC LIMIT $5)'
      INTO looked_at, found USING own_workspace, filter, query, walked, at_most;
    IF cardinality(found) = at_most OR looked_at < walked THEN
      RETURN QUERY SELECT unnest(found);
      RETURN;
    END IF;
    -- What few have is found by the index of words. By itself the planner would walk through all calls for it: it takes every word that
    -- it has no statistics of for one that a call in a thousand has.
    EXECUTE
      'WITH hits AS MATERIALIZED (
         SELECT t.call_id FROM public.call_text t WHERE t.workspace_id = $1 AND t.words @@ $3 LIMIT $4
       )
       SELECT (SELECT count(*) FROM hits), array(
         SELECT c.id FROM hits JOIN public.call c ON c.id = hits.call_id
         WHERE c.workspace_id = $1' || ordered || other || ' ORDER BY c.started_at DESC, c.id DESC LIMIT $5)'
      INTO hits, found USING own_workspace, filter, query, indexed, at_most;
    IF hits = indexed THEN
      EXECUTE
        'SELECT array(
           SELECT c.id FROM public.call c JOIN public.call_text t ON t.call_id = c.id
           WHERE c.workspace_id = $1 AND t.words @@ $3' || ordered || other || '
           ORDER BY c.started_at DESC, c.id DESC LIMIT $4)'
        INTO found USING own_workspace, filter, query, at_most;
    END IF;
    RETURN QUERY SELECT unnest(found);
  END
  $body$;

  REVOKE ALL ON FUNCTION search_calls(text, jsonb, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION search_calls(text, jsonb, integer) TO aybiza_app;
  ALTER FUNCTION search_calls(text, jsonb, integer) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
