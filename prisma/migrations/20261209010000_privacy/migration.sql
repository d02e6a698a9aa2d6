-- What callers are told before anything is recorded, and whether people are called who have not agreed to it.
CREATE TABLE "privacy_setting" (
    "workspace_id" TEXT NOT NULL,
    -- none: nothing is said. announce: it is said first. ask: without a yes nothing is recorded.
    "recording_notice" TEXT NOT NULL DEFAULT 'none',
    -- It is said first that nobody but a program answers.
    "says_ai" BOOLEAN NOT NULL DEFAULT false,
    -- Said instead of the sentence in the flow's language; empty: that one.
    "notice_text" TEXT NOT NULL DEFAULT '',
    -- Only people of whom it is on record that they have agreed are called.
    "needs_consent_to_call" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "privacy_setting_pkey" PRIMARY KEY ("workspace_id"),
    CONSTRAINT privacy_setting_known CHECK (recording_notice IN ('none', 'announce', 'ask'))
);

-- Who does not want to be called, and who has agreed to it.
CREATE TABLE "calling_choice" (
    "workspace_id" TEXT NOT NULL,
    "e164" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    -- caller: said in a call. member: noted by a person or a key of the workspace.
    "source" TEXT NOT NULL,
    -- The call in which it was said; it may be erased by now.
    "call_id" TEXT,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calling_choice_pkey" PRIMARY KEY ("workspace_id", "e164"),
    CONSTRAINT calling_choice_known CHECK (choice IN ('refused', 'agreed') AND source IN ('caller', 'member')),
    CONSTRAINT calling_choice_number CHECK (e164 ~ '^\+[0-9]{6,15}$')
);
CREATE INDEX "calling_choice_workspace_id_chosen_at_idx" ON "calling_choice"("workspace_id", "chosen_at" DESC);

-- Of contacts it was kept beside them. The owner of a table sees its rows only while row-level security is not forced upon it.
ALTER TABLE "contact" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "calling_choice" ("workspace_id", "e164", "choice", "source", "call_id", "chosen_at")
    SELECT workspace_id, e164, 'refused', CASE WHEN consent_how = 'spoken' THEN 'caller' ELSE 'member' END, consent_call_id, opted_out_at
    FROM "contact" WHERE opted_out_at IS NOT NULL AND e164 ~ '^\+[0-9]{6,15}$';
ALTER TABLE "contact" DROP COLUMN "opted_out_at";
ALTER TABLE "contact" FORCE ROW LEVEL SECURITY;

-- What may not be deleted, for a court or an authority, whatever else would delete it.
CREATE TABLE "legal_hold" (
    "workspace_id" TEXT NOT NULL,
    -- call or contact.
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "held_by" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "legal_hold_pkey" PRIMARY KEY ("workspace_id", "kind", "subject_id"),
    CONSTRAINT legal_hold_known CHECK (kind IN ('call', 'contact'))
);

ALTER TABLE "outbound_refusal" DROP CONSTRAINT outbound_refusal_known;
ALTER TABLE "outbound_refusal" ADD CONSTRAINT outbound_refusal_known
    CHECK (cap IN ('atOnce', 'perNumberHour', 'perDestinationHour', 'costPerDay', 'destination', 'optedOut', 'noConsent'));

-- AddForeignKey
ALTER TABLE "privacy_setting" ADD CONSTRAINT "privacy_setting_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "calling_choice" ADD CONSTRAINT "calling_choice_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "legal_hold" ADD CONSTRAINT "legal_hold_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE ON "privacy_setting" TO aybiza_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "calling_choice", "legal_hold" TO aybiza_app;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['privacy_setting', 'calling_choice', 'legal_hold'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY own_workspace ON %I USING (workspace_id = nullif(current_setting(''app.workspace_id'', true), ''''))',
      name
    );
  END LOOP;
END
$$;

DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;
  GRANT SELECT (workspace_id) ON "legal_hold" TO aybiza_lookup;
  CREATE POLICY lookup ON "legal_hold" FOR SELECT TO aybiza_lookup USING (true);

  -- Whole months go only while nothing is held anywhere: otherwise what is old is deleted row by row, past what is held.
  CREATE OR REPLACE FUNCTION call_logs_kept_from() RETURNS timestamptz
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT CASE WHEN NOT bool_or(w.call_log_days IS NULL) AND NOT EXISTS (SELECT FROM public.legal_hold)
      THEN now() - max(w.call_log_days) * interval '1 day' END
    FROM public.workspace w
  $body$;

  -- A workspace in which anything is held is not erased.
  CREATE OR REPLACE FUNCTION list_workspaces_to_erase(at_most integer)
  RETURNS TABLE (id text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT w.id FROM public.workspace w
    WHERE w.erase_at <= now() AND NOT EXISTS (SELECT FROM public.legal_hold h WHERE h.workspace_id = w.id)
    ORDER BY w.erase_at LIMIT at_most
  $body$;

  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
