-- What the agents of a workspace may answer from: documents, in collections, cut into passages that are found by their words and, where
-- an account for it is connected, by their meaning.
CREATE TABLE "knowledge_collection" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_collection_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "knowledge_document" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "collection_id" TEXT,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT,
    "address" TEXT,
    "storage_key" TEXT,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "wanted_language" TEXT NOT NULL DEFAULT 'auto',
    "language" TEXT NOT NULL DEFAULT 'simple',
    "refreshes_daily" BOOLEAN NOT NULL DEFAULT false,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "failure_code" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "content_hash" TEXT,
    "passages" INTEGER NOT NULL DEFAULT 0,
    "words" INTEGER NOT NULL DEFAULT 0,
    "vector_model" TEXT,
    "change_document" JSONB,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "knowledge_document_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "knowledge_document_kind_check" CHECK ("kind" IN ('text', 'markdown', 'pdf', 'csv', 'page')),
    CONSTRAINT "knowledge_document_status_check" CHECK ("status" IN ('waiting', 'reading', 'ready', 'failed')),
    -- A text search configuration of PostgreSQL.
    CONSTRAINT "knowledge_document_language_check" CHECK ("language" IN ('simple', 'english', 'german', 'french', 'spanish', 'italian', 'dutch', 'portuguese'))
);

CREATE TABLE "knowledge_passage" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "document_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "heading" TEXT NOT NULL,
    "page" INTEGER,
    "text" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "words" TSVECTOR NOT NULL,

    CONSTRAINT "knowledge_passage_pkey" PRIMARY KEY ("id")
);

-- Of unit length. The signs alone tell what is near, in a row of a hundred bytes; the vector itself lies beside it and is only read of those.
CREATE TABLE "knowledge_vector" (
    "passage_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "document_id" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "signs" BIT(256) NOT NULL,
    "vector" REAL[] CHECK ("vector" IS NOT NULL),

    CONSTRAINT "knowledge_vector_pkey" PRIMARY KEY ("passage_id")
) WITH (toast_tuple_target = 256);
ALTER TABLE "knowledge_vector" ALTER COLUMN "vector" SET STORAGE EXTERNAL;

CREATE UNIQUE INDEX "knowledge_collection_workspace_id_id_key" ON "knowledge_collection"("workspace_id", "id");
CREATE UNIQUE INDEX "knowledge_document_workspace_id_id_key" ON "knowledge_document"("workspace_id", "id");
CREATE INDEX "knowledge_document_workspace_id_collection_id_idx" ON "knowledge_document"("workspace_id", "collection_id");
CREATE UNIQUE INDEX "knowledge_passage_workspace_id_id_key" ON "knowledge_passage"("workspace_id", "id");
CREATE UNIQUE INDEX "knowledge_passage_document_id_position_key" ON "knowledge_passage"("document_id", "position");
CREATE INDEX "knowledge_passage_words_idx" ON "knowledge_passage" USING GIN ("words");
CREATE UNIQUE INDEX "knowledge_vector_workspace_id_passage_id_key" ON "knowledge_vector"("workspace_id", "passage_id");
CREATE INDEX "knowledge_vector_workspace_id_document_id_idx" ON "knowledge_vector"("workspace_id", "document_id");
-- What is read again every day, whoever's it is.
CREATE INDEX "knowledge_document_daily_idx" ON "knowledge_document"("asked_at") WHERE "refreshes_daily";

ALTER TABLE "knowledge_collection" ADD CONSTRAINT "knowledge_collection_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "knowledge_document" ADD CONSTRAINT "knowledge_document_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "knowledge_document" ADD CONSTRAINT "knowledge_document_workspace_id_collection_id_fkey" FOREIGN KEY ("workspace_id", "collection_id") REFERENCES "knowledge_collection"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "knowledge_passage" ADD CONSTRAINT "knowledge_passage_workspace_id_document_id_fkey" FOREIGN KEY ("workspace_id", "document_id") REFERENCES "knowledge_document"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "knowledge_vector" ADD CONSTRAINT "knowledge_vector_workspace_id_passage_id_fkey" FOREIGN KEY ("workspace_id", "passage_id") REFERENCES "knowledge_passage"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "knowledge_collection", "knowledge_document", "knowledge_passage", "knowledge_vector" TO aybiza_app;

ALTER TABLE "knowledge_collection" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "knowledge_collection" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "knowledge_collection" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
ALTER TABLE "knowledge_document" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "knowledge_document" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "knowledge_document" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
ALTER TABLE "knowledge_passage" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "knowledge_passage" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "knowledge_passage" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
ALTER TABLE "knowledge_vector" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "knowledge_vector" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "knowledge_vector" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

GRANT SELECT (id, workspace_id, collection_id, language, passages, words, refreshes_daily, status, asked_at) ON "knowledge_document" TO aybiza_lookup;
GRANT SELECT (id, workspace_id, document_id, length, words) ON "knowledge_passage" TO aybiza_lookup;
CREATE POLICY lookup ON "knowledge_document" FOR SELECT TO aybiza_lookup USING (true);
CREATE POLICY lookup ON "knowledge_passage" FOR SELECT TO aybiza_lookup USING (true);

DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;

  -- The passages of the transaction's workspace that share words with a question, the best first (Okapi BM25). Of the closed list for the
  -- reason that `search_calls` is. Without documents and collections: among all. Each passage has its workspace and its document among its
  -- words, so that the index gives nobody else's.
  CREATE FUNCTION find_passages(asked text, among_documents text[], among_collections text[], at_most integer)
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
      WHERE p.words @@ (place && wanted) AND p.document_id = ANY (scope) LIMIT weighed
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

  -- Pages that are to be read again every day and were not asked for since, of all workspaces: whose, and which.
  CREATE FUNCTION list_daily_knowledge(asked_before timestamptz, at_most integer) RETURNS TABLE (workspace_id text, document_id text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT d.workspace_id, d.id FROM public.knowledge_document d
    WHERE d.refreshes_daily AND d.asked_at < asked_before AND d.status IN ('ready', 'failed')
    ORDER BY d.asked_at LIMIT at_most
  $body$;

  REVOKE ALL ON FUNCTION find_passages(text, text[], text[], integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION find_passages(text, text[], text[], integer) TO aybiza_app;
  ALTER FUNCTION find_passages(text, text[], text[], integer) OWNER TO aybiza_lookup;
  REVOKE ALL ON FUNCTION list_daily_knowledge(timestamptz, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION list_daily_knowledge(timestamptz, integer) TO aybiza_app;
  ALTER FUNCTION list_daily_knowledge(timestamptz, integer) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;

-- The passages whose meaning is nearest to that of a question: by the signs first, then exactly among the nearest of them. Plain
-- PostgreSQL: no extension is needed. The policies of the tables hold: it runs as whoever calls it.
CREATE FUNCTION nearest_passages(
  asked_signs bit(256), asked_vector real[], asked_model text, among_documents text[], among_collections text[], at_most integer
) RETURNS TABLE (passage_id text, similarity real)
LANGUAGE sql STABLE SET search_path = public, pg_temp
AS $$
  WITH near AS MATERIALIZED (
    SELECT v.passage_id, v.vector FROM knowledge_vector v
    WHERE v.workspace_id = nullif(current_setting('app.workspace_id', true), '') AND v.model = asked_model
      AND ((among_documents IS NULL AND among_collections IS NULL) OR v.document_id = ANY (among_documents)
        OR v.document_id IN (SELECT id FROM knowledge_document WHERE collection_id = ANY (among_collections)))
    ORDER BY bit_count(v.signs # asked_signs) LIMIT 200
  )
  SELECT n.passage_id, (SELECT sum(a * b)::real FROM unnest(n.vector, asked_vector) AS pair (a, b)) AS similarity
  FROM near n ORDER BY similarity DESC, n.passage_id LIMIT at_most
$$;
REVOKE ALL ON FUNCTION nearest_passages(bit, real[], text, text[], text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION nearest_passages(bit, real[], text, text[], text[], integer) TO aybiza_app;
