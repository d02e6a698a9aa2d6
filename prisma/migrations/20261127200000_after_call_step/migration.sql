-- What is done after a call by its flow's lane, step by step, and what its webhooks are signed with.
CREATE TABLE "after_call_step" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "needs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "outbox_id" TEXT,
    "intent_at" TIMESTAMPTZ(3),
    "result_document" JSONB,
    "payload_document" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "after_call_step_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "after_call_step_status_known"
      CHECK ("status" IN ('waiting', 'running', 'done', 'failed', 'skipped', 'unknown'))
);

-- CreateIndex
CREATE UNIQUE INDEX "after_call_step_call_id_step_key" ON "after_call_step"("call_id", "step");

-- CreateIndex
CREATE INDEX "after_call_step_workspace_id_created_at_id_idx" ON "after_call_step"("workspace_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "after_call_step_dead_idx" ON "after_call_step"("workspace_id", "created_at" DESC, "id" DESC) WHERE (status IN ('failed', 'unknown'));

-- AddForeignKey
ALTER TABLE "after_call_step" ADD CONSTRAINT "after_call_step_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "call"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "after_call_step" TO aybiza_app;

ALTER TABLE "after_call_step" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "after_call_step" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "after_call_step" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

CREATE TABLE "signing_secret" (
    "workspace_id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signing_secret_pkey" PRIMARY KEY ("workspace_id")
);

-- AddForeignKey
ALTER TABLE "signing_secret" ADD CONSTRAINT "signing_secret_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "signing_secret" TO aybiza_app;

ALTER TABLE "signing_secret" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "signing_secret" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "signing_secret" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
