-- The calls of a period against a flow that may differ from the one they ran: how far it is, and how each call would have gone.
CREATE TABLE "back_test" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "statechart_hash" TEXT NOT NULL,
    "started_from" TIMESTAMPTZ(3) NOT NULL,
    "started_before" TIMESTAMPTZ(3) NOT NULL,
    "includes_tests" BOOLEAN NOT NULL,
    "asks_model" BOOLEAN NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "total" INTEGER NOT NULL DEFAULT 0,
    "asked_by" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "back_test_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "back_test_status_check" CHECK ("status" IN ('waiting', 'running', 'finished', 'stopped', 'failed'))
);

CREATE TABLE "back_test_call" (
    "back_test_id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "call_started_at" TIMESTAMPTZ(3) NOT NULL,
    "verdict" TEXT NOT NULL,
    "finding_document" JSONB NOT NULL,

    CONSTRAINT "back_test_call_pkey" PRIMARY KEY ("back_test_id", "call_id"),
    CONSTRAINT "back_test_call_verdict_check" CHECK ("verdict" IN ('same', 'otherPath', 'otherOutcome', 'undecided'))
);

CREATE UNIQUE INDEX "back_test_workspace_id_id_key" ON "back_test"("workspace_id", "id");
CREATE INDEX "back_test_workspace_id_agent_id_asked_at_idx" ON "back_test"("workspace_id", "agent_id", "asked_at" DESC);
CREATE INDEX "back_test_call_back_test_id_verdict_call_started_at_call_id_idx" ON "back_test_call"("back_test_id", "verdict", "call_started_at" DESC, "call_id" DESC);
CREATE INDEX "back_test_call_workspace_id_call_id_idx" ON "back_test_call"("workspace_id", "call_id");

ALTER TABLE "back_test" ADD CONSTRAINT "back_test_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "agent"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "back_test_call" ADD CONSTRAINT "back_test_call_workspace_id_back_test_id_fkey" FOREIGN KEY ("workspace_id", "back_test_id") REFERENCES "back_test"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "back_test_call" ADD CONSTRAINT "back_test_call_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "call"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "back_test", "back_test_call" TO aybiza_app;

ALTER TABLE "back_test" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "back_test" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "back_test" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
ALTER TABLE "back_test_call" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "back_test_call" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "back_test_call" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
