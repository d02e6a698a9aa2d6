-- Half the time of a question among 50,000 passages went into the index of their documents, which told nothing that their words did not: of the
-- documents named each passage has its own among its words. Only where more are named than that are they compared, without their index (`|| ''`).
DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;

  CREATE OR REPLACE FUNCTION find_passages(asked text, among_documents text[], among_collections text[], at_most integer)
  RETURNS TABLE (passage_id text, score real)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
  AS $body$
  DECLARE
    own_workspace text := nullif(current_setting('app.workspace_id', true), '');
    -- How often a word is counted, how many passages are weighed roughly, and how many exactly: what a search costs at most.
    counted CONSTANT integer := 2000;
    weighed CONSTANT integer := 4000;
    compared CONSTANT integer := 120;
    -- Of more documents than that the index is asked for all, and what is none of them passed over.
    named CONSTANT integer := 100;
    saturation CONSTANT real := 1.2;
    length_weight CONSTANT real := 0.75;
    scope text[];
    languages text[];
    total real;
    average real;
    place tsquery;
    -- Does the place itself say where to look, or is what is not among the documents passed over behind it?
    is_exact boolean := true;
    term text;
    found integer;
    terms text[] := '{}';
    queries tsquery[] := '{}';
    weights real[] := '{}';
    counts integer[] := '{}';
    wanted tsquery;
    reach integer := 0;
    next integer;
  BEGIN
    SELECT array_agg(d.id), array_agg(DISTINCT d.language), sum(d.passages), sum(d.words)::real / sum(d.passages)
    INTO scope, languages, total, average
    FROM public.knowledge_document d
    WHERE d.workspace_id = own_workspace AND d.passages > 0
      AND ((among_documents IS NULL AND among_collections IS NULL) OR d.id = ANY (among_documents) OR d.collection_id = ANY (among_collections));
    IF scope IS NULL THEN RETURN; END IF;
    IF cardinality(scope) <= named AND (among_documents IS NOT NULL OR among_collections IS NOT NULL) THEN
      place := array_to_string(scope, ' | ')::tsquery;
    ELSE
      place := own_workspace::tsquery;
      is_exact := among_documents IS NULL AND among_collections IS NULL;
    END IF;

    FOR term IN
      SELECT DISTINCT lexeme FROM unnest(languages) AS spoken, unnest(to_tsvector(spoken::regconfig, asked)) LIMIT 32
    LOOP
      wanted := quote_literal(term)::tsquery;
      SELECT count(*) INTO found FROM (
        SELECT FROM public.knowledge_passage p WHERE p.words @@ (place && wanted) LIMIT counted
      ) AS those;
      CONTINUE WHEN found = 0;
      terms := terms || term;
      queries := array_append(queries, wanted);
      counts := counts || found;
      weights := weights || ln(1 + (total - found + 0.5) / (found + 0.5))::real;
    END LOOP;
    IF cardinality(terms) = 0 THEN RETURN; END IF;

    -- The rarest words decide where to look; the common ones only how what is found there is weighed.
    wanted := NULL;
    FOR next IN SELECT place_of FROM unnest(counts) WITH ORDINALITY AS each (many, place_of) ORDER BY many, place_of LOOP
      EXIT WHEN wanted IS NOT NULL AND reach + counts[next] > weighed;
      wanted := coalesce(wanted || queries[next], queries[next]);
      reach := reach + counts[next];
    END LOOP;

    RETURN QUERY
    WITH hits AS MATERIALIZED (
      SELECT p.id, p.words, p.length FROM public.knowledge_passage p
      WHERE p.words @@ (place && wanted) AND (is_exact OR p.document_id || '' = ANY (scope)) LIMIT weighed
    ), likely AS MATERIALIZED (
      SELECT h.id, h.words, h.length,
        (SELECT sum(weight) FROM unnest(queries, weights) AS each (query, weight) WHERE h.words @@ query) AS rough
      FROM hits h ORDER BY rough DESC, h.id LIMIT compared
    )
    SELECT l.id, sum(weight * (often * (saturation + 1)) /
      (often + saturation * (1 - length_weight + length_weight * l.length / average)))::real
    FROM likely l
      CROSS JOIN LATERAL unnest(l.words) AS word (lexeme, positions, marks)
      JOIN unnest(terms, weights) AS each (term_of, weight) ON term_of = word.lexeme
      -- What stands in a heading is what the passage is about.
      CROSS JOIN LATERAL (SELECT sum(CASE mark WHEN 'A' THEN 2 ELSE 1 END)::real AS often FROM unnest(word.marks) AS mark) AS times
    GROUP BY l.id ORDER BY 2 DESC, l.id LIMIT at_most;
  END
  $body$;

  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
