-- A model writes a draft from a description: how far it is.
CREATE TABLE "flow_writing" (
    "flow_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "summary" TEXT NOT NULL DEFAULT '',
    "errors" INTEGER NOT NULL DEFAULT 0,
    "asked_by" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "flow_writing_pkey" PRIMARY KEY ("flow_id"),
    CONSTRAINT "flow_writing_status_check" CHECK ("status" IN ('waiting', 'writing', 'finished', 'stopped', 'gaveUp', 'failed'))
);

-- CreateIndex
CREATE UNIQUE INDEX "flow_writing_workspace_id_flow_id_key" ON "flow_writing"("workspace_id", "flow_id");

-- AddForeignKey
ALTER TABLE "flow_writing" ADD CONSTRAINT "flow_writing_workspace_id_flow_id_fkey" FOREIGN KEY ("workspace_id", "flow_id") REFERENCES "flow"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "flow_writing" TO aybiza_app;

ALTER TABLE "flow_writing" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "flow_writing" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "flow_writing" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
