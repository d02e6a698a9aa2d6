-- What calls cost and how much of it a workspace allows; what calls were judged to be worth; and by which outcome each cost what.

-- Whose days and months figures are in; NULL: nobody has said, and UTC counts.
ALTER TABLE "workspace" ADD COLUMN "time_zone" TEXT;

-- A workspace's own prices. Each counts from its day on until the next one of the same thing.
CREATE TABLE "usage_price" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "micros" BIGINT NOT NULL,
    "valid_from" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "usage_price_pkey" PRIMARY KEY ("id"),
    CONSTRAINT usage_price_not_negative CHECK (micros >= 0)
);

-- A row for each workspace that has changed something. A limit that is NULL is none.
CREATE TABLE "usage_setting" (
    "workspace_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "dollar_micros" BIGINT NOT NULL DEFAULT 1000000,
    "calls_at_once" INTEGER,
    "calls_per_day" INTEGER,
    "minutes_per_month" INTEGER,
    "cost_per_month_micros" BIGINT,
    "sentence" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "usage_setting_pkey" PRIMARY KEY ("workspace_id"),
    CONSTRAINT usage_setting_sensible CHECK (
      dollar_micros > 0 AND calls_at_once > 0 AND calls_per_day > 0 AND minutes_per_month > 0 AND cost_per_month_micros > 0
    )
);

-- How far a workspace with limits has come: today's calls are counted as they are admitted, the month is measured by the worker.
CREATE TABLE "usage_standing" (
    "workspace_id" TEXT NOT NULL,
    "day_from" TIMESTAMPTZ(3) NOT NULL,
    "day_calls" INTEGER NOT NULL DEFAULT 0,
    "month_from" TIMESTAMPTZ(3) NOT NULL,
    "month_ms" BIGINT NOT NULL DEFAULT 0,
    "month_micros" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "usage_standing_pkey" PRIMARY KEY ("workspace_id")
);

-- A call that was let in, until somebody sees that it is over. Its record may not be written yet: no foreign key.
CREATE TABLE "call_admission" (
    "call_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "admitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_admission_pkey" PRIMARY KEY ("call_id")
);

-- That a limit was nearly reached, or reached, in a day or month: once each.
CREATE TABLE "limit_notice" (
    "workspace_id" TEXT NOT NULL,
    "limit_name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "period_from" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used" DOUBLE PRECISION NOT NULL,
    "allowed" DOUBLE PRECISION NOT NULL,
    "turned_away" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "limit_notice_pkey" PRIMARY KEY ("workspace_id","limit_name","level","period_from"),
    CONSTRAINT limit_notice_known CHECK (
      limit_name IN ('callsAtOnce', 'callsPerDay', 'minutesPerMonth', 'costPerMonth') AND level IN ('nearly', 'reached')
    )
);

-- A score of a call, by the name of its result.
CREATE TABLE "call_score" (
    "call_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "passed" BOOLEAN NOT NULL,

    CONSTRAINT "call_score_pkey" PRIMARY KEY ("call_id","name")
);

CREATE TABLE "call_score_quarter" (
    "workspace_id" TEXT NOT NULL,
    "bucket" TIMESTAMPTZ(3) NOT NULL,
    "agent_id" TEXT NOT NULL,
    "flow_version_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "score" BIGINT NOT NULL,
    "passed" INTEGER NOT NULL,

    CONSTRAINT "call_score_quarter_pkey" PRIMARY KEY ("workspace_id","bucket","agent_id","flow_version_id","channel","is_test","name")
);

-- Usage by day of UTC and by outcome, from the facts: by quarter of an hour outcomes would make it four times as many rows.
CREATE TABLE "call_usage_day" (
    "workspace_id" TEXT NOT NULL,
    "bucket" TIMESTAMPTZ(3) NOT NULL,
    "agent_id" TEXT NOT NULL,
    "flow_version_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "is_test" BOOLEAN NOT NULL,
    "practice" BOOLEAN NOT NULL,
    "outcome" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "call_usage_day_pkey" PRIMARY KEY ("workspace_id","bucket","agent_id","flow_version_id","channel","is_test","practice","outcome","unit","source")
);

-- CreateIndex
CREATE UNIQUE INDEX "usage_price_workspace_id_unit_source_valid_from_key" ON "usage_price"("workspace_id", "unit", "source", "valid_from");
-- CreateIndex
CREATE INDEX "call_admission_workspace_id_idx" ON "call_admission"("workspace_id");
-- CreateIndex
CREATE INDEX "call_score_workspace_id_call_id_idx" ON "call_score"("workspace_id", "call_id");

-- AddForeignKey
ALTER TABLE "usage_price" ADD CONSTRAINT "usage_price_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "usage_setting" ADD CONSTRAINT "usage_setting_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "usage_standing" ADD CONSTRAINT "usage_standing_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "call_admission" ADD CONSTRAINT "call_admission_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "limit_notice" ADD CONSTRAINT "limit_notice_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "call_score" ADD CONSTRAINT "call_score_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "call"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "call_score_quarter" ADD CONSTRAINT "call_score_quarter_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_usage_day" ADD CONSTRAINT "call_usage_day_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "usage_price", "usage_setting", "call_score" TO aybiza_app;
GRANT SELECT, INSERT, UPDATE ON "usage_standing", "limit_notice" TO aybiza_app;
GRANT SELECT, INSERT, DELETE ON "call_admission", "call_score_quarter", "call_usage_day" TO aybiza_app;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'usage_price', 'usage_setting', 'usage_standing', 'call_admission', 'limit_notice', 'call_score', 'call_score_quarter',
    'call_usage_day'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY own_workspace ON %I USING (workspace_id = nullif(current_setting(''app.workspace_id'', true), ''''))',
      name
    );
  END LOOP;
END
$$;

-- Whoever erases a call erases that it was let in. By a trigger, for its record may come later than its admission.
CREATE FUNCTION forget_admissions() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  DELETE FROM public.call_admission USING removed WHERE call_admission.call_id = removed.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER call_admission_forgotten AFTER DELETE ON "call"
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION forget_admissions();

-- A score is known long after the call was measured: its quarter is done again.
CREATE FUNCTION mark_scored_quarters() RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
  INSERT INTO public.call_quarter_mark (workspace_id, bucket)
  SELECT DISTINCT call.workspace_id, public.call_bucket(call.started_at)
  FROM changed JOIN public.call ON call.workspace_id = changed.workspace_id AND call.id = changed.call_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER call_score_added AFTER INSERT ON "call_score"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_scored_quarters();
CREATE TRIGGER call_score_changed AFTER UPDATE ON "call_score"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_scored_quarters();

-- An owner who is no superuser is blinded by forced row-level security.
ALTER TABLE "call_fact" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "call_quarter_mark" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "call_result" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "call_score" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "call" NO FORCE ROW LEVEL SECURITY;
-- Days that were summed up before are summed up once more.
INSERT INTO "call_quarter_mark" (workspace_id, bucket)
SELECT DISTINCT workspace_id, call_bucket(started_at) FROM "call_fact";
-- Scores of before: each is a result, with another beside it that says whether it was enough.
INSERT INTO "call_score" (call_id, name, workspace_id, score, passed)
SELECT scored.call_id, scored.name, scored.workspace_id, round((scored.value_document #>> '{}')::numeric), passed.value_document = 'true'
FROM "call_result" AS scored
JOIN "call_result" AS passed ON passed.call_id = scored.call_id AND passed.name = scored.name || '_passed'
WHERE jsonb_typeof(scored.value_document) = 'number' AND jsonb_typeof(passed.value_document) = 'boolean';
ALTER TABLE "call" FORCE ROW LEVEL SECURITY;
ALTER TABLE "call_score" FORCE ROW LEVEL SECURITY;
ALTER TABLE "call_result" FORCE ROW LEVEL SECURITY;
ALTER TABLE "call_quarter_mark" FORCE ROW LEVEL SECURITY;
ALTER TABLE "call_fact" FORCE ROW LEVEL SECURITY;

-- Notes down that a limit is nearly reached or reached; of whoever is turned away, how many.
CREATE FUNCTION note_limit(
  named text, at_level text, since timestamptz, used_now double precision, allowed_now double precision, away integer
) RETURNS void LANGUAGE sql
AS $$
  INSERT INTO public.limit_notice (workspace_id, limit_name, level, period_from, used, allowed, turned_away)
  VALUES (current_setting('app.workspace_id'), named, at_level, since, used_now, allowed_now, away)
  ON CONFLICT (workspace_id, limit_name, level, period_from) DO UPDATE
    SET turned_away = limit_notice.turned_away + away, used = greatest(limit_notice.used, excluded.used)
    WHERE away > 0
$$;

-- May a call begin? Gives NULL and counts it, or the name of the limit that is reached. Asked again for the same call, the answer is the same.
-- Calls of one workspace take turns at its row of settings, so that two that come at once do not both have the last place; calls of a
-- workspace that has none never come here. A few rows are read, however many calls there were.
CREATE FUNCTION admit_call(
  call_to_admit text, day_begins timestamptz, month_begins timestamptz, asks_only boolean
) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  workspace text := current_setting('app.workspace_id');
  setting public.usage_setting;
  standing public.usage_standing;
  at_once integer;
  month_ms double precision;
  reached text;
  used double precision;
  allowed double precision;
BEGIN
  SELECT * INTO setting FROM public.usage_setting s WHERE s.workspace_id = workspace FOR UPDATE;
  IF NOT FOUND OR EXISTS (SELECT FROM public.call_admission a WHERE a.call_id = call_to_admit) THEN
    RETURN NULL;
  END IF;

  -- Those that are over have left; one without a record after a minute never began.
  DELETE FROM public.call_admission a WHERE a.workspace_id = workspace AND NOT EXISTS (
    SELECT FROM public.call c WHERE c.workspace_id = workspace AND c.id = a.call_id AND c.status = 'live'
  ) AND (
    a.admitted_at < now() - interval '1 minute'
    OR EXISTS (SELECT FROM public.call c WHERE c.workspace_id = workspace AND c.id = a.call_id)
  );
  SELECT count(*) INTO at_once FROM public.call_admission a WHERE a.workspace_id = workspace;

  INSERT INTO public.usage_standing AS known (workspace_id, day_from, month_from)
  VALUES (workspace, day_begins, month_begins)
  ON CONFLICT (workspace_id) DO UPDATE SET
    day_from = excluded.day_from,
    day_calls = CASE WHEN known.day_from = excluded.day_from THEN known.day_calls ELSE 0 END,
    month_from = excluded.month_from,
    month_ms = CASE WHEN known.month_from = excluded.month_from THEN known.month_ms ELSE 0 END,
    month_micros = CASE WHEN known.month_from = excluded.month_from THEN known.month_micros ELSE 0 END
  RETURNING * INTO standing;
  -- The calls that are on count from when they began; four hours are more than any lasts.
  SELECT standing.month_ms + coalesce(sum(1000 * extract(epoch FROM least(now() - greatest(c.started_at, month_begins), interval '4 hours'))), 0)
    INTO month_ms
    FROM public.call c WHERE c.workspace_id = workspace AND c.status = 'live' AND c.started_at <= now() AND setting.minutes_per_month IS NOT NULL;

  IF at_once >= setting.calls_at_once THEN
    reached := 'callsAtOnce'; used := at_once; allowed := setting.calls_at_once;
  ELSIF standing.day_calls >= setting.calls_per_day THEN
    reached := 'callsPerDay'; used := standing.day_calls; allowed := setting.calls_per_day;
  ELSIF month_ms >= setting.minutes_per_month * 60000.0 THEN
    reached := 'minutesPerMonth'; used := month_ms / 60000; allowed := setting.minutes_per_month;
  ELSIF standing.month_micros >= setting.cost_per_month_micros THEN
    reached := 'costPerMonth'; used := standing.month_micros; allowed := setting.cost_per_month_micros;
  END IF;
  IF asks_only THEN
    RETURN reached;
  END IF;
  IF reached IS NOT NULL THEN
    PERFORM public.note_limit(
      reached, 'reached', CASE WHEN reached IN ('callsAtOnce', 'callsPerDay') THEN day_begins ELSE month_begins END, used, allowed, 1);
    RETURN reached;
  END IF;

  INSERT INTO public.call_admission (call_id, workspace_id) VALUES (call_to_admit, workspace);
  UPDATE public.usage_standing s SET day_calls = s.day_calls + 1 WHERE s.workspace_id = workspace;
  IF at_once + 1 >= 0.8 * setting.calls_at_once THEN
    PERFORM public.note_limit('callsAtOnce', 'nearly', day_begins, at_once + 1, setting.calls_at_once, 0);
  END IF;
  IF standing.day_calls + 1 >= 0.8 * setting.calls_per_day THEN
    PERFORM public.note_limit('callsPerDay', 'nearly', day_begins, standing.day_calls + 1, setting.calls_per_day, 0);
  END IF;
  IF month_ms >= 0.8 * setting.minutes_per_month * 60000.0 THEN
    PERFORM public.note_limit('minutesPerMonth', 'nearly', month_begins, month_ms / 60000, setting.minutes_per_month, 0);
  END IF;
  RETURN NULL;
END
$$;
REVOKE ALL ON FUNCTION note_limit(text, text, timestamptz, double precision, double precision, integer) FROM PUBLIC;
REVOKE ALL ON FUNCTION admit_call(text, timestamptz, timestamptz, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION note_limit(text, text, timestamptz, double precision, double precision, integer) TO aybiza_app;
GRANT EXECUTE ON FUNCTION admit_call(text, timestamptz, timestamptz, boolean) TO aybiza_app;
