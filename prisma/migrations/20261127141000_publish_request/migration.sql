-- Publishing that needs approval by somebody else, and who asked for it.
ALTER TABLE "agent" ADD COLUMN "needs_approval" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "publish_request" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "flow_id" TEXT NOT NULL,
    "statechart_hash" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'open',
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "publish_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "publish_request_status_known"
      CHECK ("status" IN ('open', 'approved', 'declined', 'withdrawn', 'published', 'outdated'))
);

-- CreateIndex
CREATE UNIQUE INDEX "publish_request_open_key" ON "publish_request"("flow_id") WHERE (status = 'open');

-- CreateIndex
CREATE INDEX "publish_request_workspace_id_flow_id_requested_at_idx" ON "publish_request"("workspace_id", "flow_id", "requested_at" DESC);

-- AddForeignKey
ALTER TABLE "publish_request" ADD CONSTRAINT "publish_request_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "publish_request" ADD CONSTRAINT "publish_request_workspace_id_flow_id_fkey" FOREIGN KEY ("workspace_id", "flow_id") REFERENCES "flow"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE ON "publish_request" TO aybiza_app;

ALTER TABLE "publish_request" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "publish_request" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "publish_request" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
