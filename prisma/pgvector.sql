-- Everything that needs pgvector, and the only place that does (0.8 or later, for `hnsw.iterative_scan`). Run behind the migrations, in a
-- database that has the extension, whenever `nearest_passages` is the one of plain PostgreSQL.
--
-- The same signs are compared, now by an index where a workspace has many passages; with few the planner goes through them all, as without the
-- extension. Then the nearest are compared exactly, as well as without it.
CREATE INDEX IF NOT EXISTS "knowledge_vector_signs_idx" ON "knowledge_vector" USING hnsw ("signs" bit_hamming_ops);

DO $$
DECLARE
  -- Wherever somebody has put the extension.
  home text := (SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'vector');
BEGIN
  -- 200 are wanted, and of other workspaces' passages none: the index goes on until it has them.
  EXECUTE format($sql$
    CREATE OR REPLACE FUNCTION nearest_passages(
      asked_signs bit(256), asked_vector real[], asked_model text, among_documents text[], among_collections text[], at_most integer
    ) RETURNS TABLE (passage_id text, similarity real)
    LANGUAGE sql STABLE SET search_path = public, %s, pg_temp SET hnsw.iterative_scan = 'strict_order' SET hnsw.ef_search = 400
    AS $body$
      WITH near AS MATERIALIZED (
        SELECT v.passage_id, v.vector FROM knowledge_vector v
        WHERE v.workspace_id = nullif(current_setting('app.workspace_id', true), '') AND v.model = asked_model
          AND ((among_documents IS NULL AND among_collections IS NULL) OR v.document_id = ANY (among_documents)
            OR v.document_id IN (SELECT id FROM knowledge_document WHERE collection_id = ANY (among_collections)))
        ORDER BY v.signs <~> asked_signs LIMIT 200
      )
      SELECT n.passage_id, (-(n.vector::vector <#> asked_vector::vector))::real AS similarity
      FROM near n ORDER BY similarity DESC, n.passage_id LIMIT at_most
    $body$
  $sql$, home);
END
$$;
