-- Calls by a part of a number, however many there are. Without an extension: every three characters in a row of either party are what the
-- index has, each with its workspace, so that it gives no other workspace's rows.
CREATE FUNCTION party_grams(own_workspace text, parties text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT own_workspace || ' ' || substr(lower(party), place, 3)), '{}')
  FROM unnest(parties) AS party, generate_series(1, length(party) - 2) AS place
$$;

-- Whether a party is the one that `filter` asks for: `party` stands anywhere in it, or `partyBehindCode` right behind a country code.
CREATE FUNCTION is_party(party text, filter jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT strpos(lower(party), lower(filter ->> 'party')) > 0
    OR (filter ? 'partyBehindCode' AND party LIKE '+%' AND filter ->> 'partyBehindCode' IN (
      substr(party, 3, length(filter ->> 'partyBehindCode')),
      substr(party, 4, length(filter ->> 'partyBehindCode')),
      substr(party, 5, length(filter ->> 'partyBehindCode'))))
$$;

CREATE INDEX "call_party_idx" ON "call" USING gin (party_grams(workspace_id, ARRAY[from_party, to_party]));

DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;

  -- As before, and now also without words: `searched` is null then, and it is the party that is looked for. Of a rare party the index of
  -- parties is asked before that of words.
  CREATE OR REPLACE FUNCTION search_calls(searched text, filter jsonb, at_most integer) RETURNS TABLE (call_id text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
  DECLARE
    own_workspace text := nullif(current_setting('app.workspace_id', true), '');
    query tsquery := websearch_to_tsquery('simple', searched);
    -- How many calls are looked through before an index is asked: of what one call in forty has, they hold a page.
    walked CONSTANT integer := 2000;
    -- Of more calls than that an index is of no help: whatever fits is common, and it is the filter that few calls pass.
    indexed CONSTANT integer := 50000;
    texts text := CASE WHEN searched IS NULL THEN '' ELSE ' JOIN public.call_text t ON t.call_id = c.id' END;
    ordered text := '';
    other text := CASE WHEN searched IS NULL THEN '' ELSE ' AND t.words @@ $3' END;
    party text := '';
    -- What an index has of it; null where there is none for it.
    hit text;
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
      party := ' AND (public.is_party(c.from_party, $2) OR public.is_party(c.to_party, $2))';
      other := other || party;
    END IF;

    -- What many calls have is among the newest ones.
    EXECUTE
      'WITH recent AS MATERIALIZED (
         SELECT c.id, c.started_at, c.channel, c.duration_ms, c.from_party, c.to_party FROM public.call c WHERE c.workspace_id = $1' || ordered || '
         ORDER BY c.started_at DESC, c.id DESC LIMIT $4
       )
       SELECT (SELECT count(*) FROM recent), array(
         SELECT c.id FROM recent c' || texts || ' WHERE true' || other || ' ORDER BY c.started_at DESC, c.id DESC LIMIT $5)'
      INTO looked_at, found USING own_workspace, filter, query, walked, at_most;
    IF cardinality(found) = at_most OR looked_at < walked THEN
      RETURN QUERY SELECT unnest(found);
      RETURN;
    END IF;

    -- What few have is found by an index. By itself the planner would walk through all calls for it: it takes everything that it has no
    -- statistics of for something that a call in a thousand has.
    IF length(filter ->> 'party') >= 3 THEN
      hit := 'SELECT c.id FROM public.call c WHERE c.workspace_id = $1
        AND (public.party_grams(c.workspace_id, ARRAY[c.from_party, c.to_party]) @> public.party_grams($1, ARRAY[$2 ->> ''party''])' ||
        CASE WHEN length(filter ->> 'partyBehindCode') >= 3 THEN
          ' OR public.party_grams(c.workspace_id, ARRAY[c.from_party, c.to_party]) @> public.party_grams($1, ARRAY[$2 ->> ''partyBehindCode''])'
        ELSE '' END || ')' || party;
    ELSIF searched IS NOT NULL THEN
      hit := 'SELECT t.call_id AS id FROM public.call_text t WHERE t.workspace_id = $1 AND t.words @@ $3';
    END IF;
    IF hit IS NOT NULL THEN
      EXECUTE
        'WITH hits AS MATERIALIZED (' || hit || ' LIMIT $4)
         SELECT (SELECT count(*) FROM hits), array(
           SELECT c.id FROM hits JOIN public.call c ON c.id = hits.id' || texts || '
           WHERE c.workspace_id = $1' || ordered || other || ' ORDER BY c.started_at DESC, c.id DESC LIMIT $5)'
        INTO hits, found USING own_workspace, filter, query, indexed, at_most;
    END IF;
    IF hit IS NULL OR hits = indexed THEN
      EXECUTE
        'SELECT array(
           SELECT c.id FROM public.call c' || texts || ' WHERE c.workspace_id = $1' || ordered || other || '
           ORDER BY c.started_at DESC, c.id DESC LIMIT $4)'
        INTO found USING own_workspace, filter, query, at_most;
    END IF;
    RETURN QUERY SELECT unnest(found);
  END
  $body$;

  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
