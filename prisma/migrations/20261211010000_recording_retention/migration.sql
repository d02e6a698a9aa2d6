-- How many days recordings are kept, where that is shorter than what was said in their calls; NULL: as long as that.
ALTER TABLE "workspace" ADD COLUMN "recording_days" INTEGER;
ALTER TABLE "workspace" ADD CONSTRAINT workspace_recording_days CHECK (recording_days > 0);
-- When the recording of a call was deleted because the workspace keeps none for so long.
ALTER TABLE "call" ADD COLUMN "recording_erased_at" TIMESTAMPTZ(3);
-- Where recordings are looked for whose time is over.
CREATE INDEX "call_recording_kept_idx" ON "call"("workspace_id", "started_at") WHERE (recording_erased_at IS NULL);

DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;
  GRANT SELECT (kind, subject_id) ON "legal_hold" TO aybiza_lookup;
  GRANT SELECT (id, workspace_id, started_at, from_party, to_party) ON "call" TO aybiza_lookup;
  GRANT SELECT (id, workspace_id, e164) ON "contact" TO aybiza_lookup;
  CREATE POLICY lookup ON "contact" FOR SELECT TO aybiza_lookup USING (true);

  -- Whole months go up to the one in which the earliest held call began; what is old behind it is deleted row by row, past what is held.
  CREATE OR REPLACE FUNCTION call_logs_kept_from() RETURNS timestamptz
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    WITH held AS (
      SELECT call.started_at FROM public.legal_hold hold
      JOIN public.call ON call.workspace_id = hold.workspace_id AND call.id = hold.subject_id
      WHERE hold.kind = 'call'
      UNION ALL
      SELECT call.started_at FROM public.legal_hold hold
      JOIN public.contact ON contact.workspace_id = hold.workspace_id AND contact.id = hold.subject_id
      JOIN public.call ON call.workspace_id = hold.workspace_id AND contact.e164 IN (call.from_party, call.to_party)
      WHERE hold.kind = 'contact'
    )
    SELECT CASE WHEN NOT bool_or(w.call_log_days IS NULL)
      THEN least(now() - max(w.call_log_days) * interval '1 day', (SELECT min(started_at) FROM held)) END
    FROM public.workspace w
  $body$;

  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
