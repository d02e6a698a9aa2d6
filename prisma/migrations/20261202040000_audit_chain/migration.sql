-- Each entry of a workspace's audit log carries the SHA-256 of itself and of the entry before it, so that one that was changed, taken
-- out or moved is found by `verifyAuditChain` (packages/db), which computes the same without this function.
ALTER TABLE "audit_entry" ADD COLUMN "seq" BIGINT, ADD COLUMN "hash" TEXT;

-- Each field has its length in bytes before it, so that no two different entries read alike.
CREATE FUNCTION audit_entry_hash(entry public.audit_entry, before text) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
  SELECT encode(sha256(convert_to(string_agg(octet_length(field) || ':' || field, '' ORDER BY place), 'UTF8')), 'hex')
  FROM unnest(ARRAY[
    before, entry.seq::text, entry.id, entry.workspace_id, to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    entry.actor_type, entry.actor_id, entry.action, entry.subject, entry.detail_document::text
  ]) WITH ORDINALITY AS fields(field, place)
$$;

CREATE FUNCTION chain_audit_entry() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  last_seq bigint;
  last_hash text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit_entry:' || NEW.workspace_id, 0));
  SELECT a.seq, a.hash INTO last_seq, last_hash FROM public.audit_entry a
    WHERE a.workspace_id = NEW.workspace_id AND a.seq IS NOT NULL ORDER BY a.seq DESC LIMIT 1;
  NEW.seq := coalesce(last_seq, 0) + 1;
  NEW.hash := public.audit_entry_hash(NEW, coalesce(last_hash, ''));
  RETURN NEW;
END
$$;

-- What is there already becomes the beginning of the chains.
ALTER TABLE "audit_entry" NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  entry public.audit_entry;
  at_workspace text := '';
  before text := '';
  place bigint := 0;
BEGIN
  FOR entry IN SELECT * FROM public.audit_entry ORDER BY workspace_id, at, id LOOP
    IF entry.workspace_id <> at_workspace THEN
      at_workspace := entry.workspace_id;
      before := '';
      place := 0;
    END IF;
    place := place + 1;
    entry.seq := place;
    before := audit_entry_hash(entry, before);
    UPDATE public.audit_entry SET seq = place, hash = before WHERE id = entry.id;
  END LOOP;
END
$$;
ALTER TABLE "audit_entry" FORCE ROW LEVEL SECURITY;

-- The trigger fills both in; the defaults only let a program leave them out.
ALTER TABLE "audit_entry"
  ALTER COLUMN "seq" SET NOT NULL, ALTER COLUMN "seq" SET DEFAULT 0,
  ALTER COLUMN "hash" SET NOT NULL, ALTER COLUMN "hash" SET DEFAULT '';

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_workspace_id_seq_key" ON "audit_entry"("workspace_id", "seq");
DROP INDEX "audit_entry_workspace_id_at_idx";

CREATE TRIGGER audit_entry_chained BEFORE INSERT ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION chain_audit_entry();
