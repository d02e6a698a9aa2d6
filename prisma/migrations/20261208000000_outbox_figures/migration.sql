-- What whoever runs the installation watches of the outbox, over all workspaces and without saying which: rows that nobody has handed to the
-- queue although they are due, how long the oldest of them has been, and jobs that were given up. Asked at every look at the figures.
CREATE INDEX "outbox_dead_idx" ON "outbox"("dead_at") WHERE dead_at IS NOT NULL;

DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;

  CREATE FUNCTION measure_outbox() RETURNS TABLE (waiting integer, oldest_seconds double precision, dead integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT w.waiting, w.oldest_seconds, d.dead
    FROM (
      SELECT count(*)::integer AS waiting,
        coalesce(extract(epoch FROM now() - min(o.available_at)), 0)::double precision AS oldest_seconds
      FROM public.outbox o
      WHERE o.done_at IS NULL AND o.dead_at IS NULL AND o.available_at <= now() AND o.handed_at IS NULL
    ) w, (SELECT count(*)::integer AS dead FROM public.outbox o WHERE o.dead_at IS NOT NULL) d
  $body$;

  REVOKE ALL ON FUNCTION measure_outbox() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION measure_outbox() TO aybiza_app;
  ALTER FUNCTION measure_outbox() OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
