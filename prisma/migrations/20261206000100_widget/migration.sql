-- The agent on a business's own web site: which pages may show it, how it looks, and what visitors may do.
CREATE TABLE "widget" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "deployment_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    -- Exact: `https://www.example.com`, with a port where it is not the usual one.
    "origins" TEXT[],
    "looks_document" JSONB NOT NULL,
    "by_voice" BOOLEAN NOT NULL DEFAULT true,
    "by_text" BOOLEAN NOT NULL DEFAULT true,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "widget_pkey" PRIMARY KEY ("id"),
    CONSTRAINT widget_does_something CHECK (by_voice OR by_text)
);

-- CreateIndex
CREATE INDEX "widget_workspace_id_idx" ON "widget"("workspace_id");
-- CreateIndex
CREATE INDEX "widget_deployment_id_idx" ON "widget"("deployment_id");

-- AddForeignKey
ALTER TABLE "widget" ADD CONSTRAINT "widget_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "widget" ADD CONSTRAINT "widget_workspace_id_deployment_id_fkey" FOREIGN KEY ("workspace_id", "deployment_id") REFERENCES "deployment"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "widget" TO aybiza_app;
ALTER TABLE "widget" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "widget" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "widget" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

-- Whose widget it is that a page shows, before anything else is known about its visitor.
GRANT SELECT (id, workspace_id) ON "widget" TO aybiza_lookup;
CREATE POLICY lookup ON "widget" FOR SELECT TO aybiza_lookup USING (true);
DO $$
BEGIN
  -- Only who has the rights of its owner may give a function away; all of these are aybiza_lookup's.
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;

  CREATE FUNCTION find_widget_owner(widget_id text)
  RETURNS TABLE (workspace_id text, is_suspended boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT w.workspace_id, s.suspended_at IS NOT NULL
    FROM public.widget w JOIN public.workspace s ON s.id = w.workspace_id
    WHERE w.id = widget_id
  $body$;
  REVOKE ALL ON FUNCTION find_widget_owner(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION find_widget_owner(text) TO aybiza_app;
  ALTER FUNCTION find_widget_owner(text) OWNER TO aybiza_lookup;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;

-- Whoever comes by a widget is a caller of its own sort: their other end is the page.
ALTER TABLE "call" DROP CONSTRAINT call_channel_known;
ALTER TABLE "call" ADD CONSTRAINT call_channel_known CHECK (channel IN ('phone', 'browser', 'widget'));
