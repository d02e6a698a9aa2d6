-- Taking a row and giving it to the queue are two moments, and a worker may die between them. A row that nobody says was given over is
-- handed out again after seconds; one that was, only when its queue may have lost it. Giving a job to the queue twice is giving it once,
-- so that a worker that is only slow does no harm.
ALTER TABLE "outbox" ADD COLUMN "handed_at" TIMESTAMPTZ(3);

DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;
  GRANT UPDATE (handed_at) ON "outbox" TO aybiza_lookup;

  CREATE OR REPLACE FUNCTION claim_outbox(at_most integer, stale_after_ms integer)
  RETURNS TABLE (id text, workspace_id text, kind text, payload jsonb, attempts integer)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    UPDATE public.outbox o SET claimed_at = now(), handed_at = NULL, attempts = o.attempts + 1
    WHERE o.id IN (
      SELECT c.id FROM public.outbox c
      WHERE c.done_at IS NULL AND c.dead_at IS NULL AND c.available_at <= now()
        AND (
          c.claimed_at IS NULL
          OR (c.handed_at IS NULL AND c.claimed_at < now() - interval '5 seconds')
          OR c.claimed_at < now() - stale_after_ms * interval '1 millisecond'
        )
      ORDER BY c.available_at LIMIT at_most FOR UPDATE SKIP LOCKED
    )
    RETURNING o.id, o.workspace_id, o.kind, o.payload_document, o.attempts
  $body$;

  CREATE FUNCTION note_outbox_handed(ids text[]) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    UPDATE public.outbox SET handed_at = now() WHERE id = ANY (ids)
  $body$;

  REVOKE ALL ON FUNCTION note_outbox_handed(text[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION note_outbox_handed(text[]) TO aybiza_app;
  ALTER FUNCTION note_outbox_handed(text[]) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
