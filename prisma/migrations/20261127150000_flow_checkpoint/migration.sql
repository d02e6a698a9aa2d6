-- What a draft was at some time, to go back to: kept by itself before much of it changes, or by name.
CREATE TABLE "flow_checkpoint" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "flow_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "flow_document" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT,
    "draft_saved_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "flow_checkpoint_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "flow_checkpoint_reason_known" CHECK ("reason" IN ('automatic', 'named', 'beforeRestore', 'beforeImport'))
);

-- CreateIndex
CREATE UNIQUE INDEX "flow_checkpoint_workspace_id_id_key" ON "flow_checkpoint"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "flow_checkpoint_flow_id_created_at_idx" ON "flow_checkpoint"("flow_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "flow_checkpoint" ADD CONSTRAINT "flow_checkpoint_workspace_id_flow_id_fkey" FOREIGN KEY ("workspace_id", "flow_id") REFERENCES "flow"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, DELETE ON "flow_checkpoint" TO aybiza_app;
-- It can be called something else; what it was stays.
GRANT UPDATE ("name") ON "flow_checkpoint" TO aybiza_app;

ALTER TABLE "flow_checkpoint" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "flow_checkpoint" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "flow_checkpoint" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

-- The name of a version is what people call it. Until now it was that of its flow, which says nothing.
ALTER TABLE "flow_version" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "flow_version" DISABLE TRIGGER flow_version_immutable;
UPDATE "flow_version" SET "name" = '';
ALTER TABLE "flow_version" ENABLE TRIGGER flow_version_immutable;
ALTER TABLE "flow_version" FORCE ROW LEVEL SECURITY;
