-- Callers who want to be called back, and the calls that an agent made for it.
CREATE TABLE "call_back" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "call_id" TEXT,
    "step_id" TEXT,
    "e164" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "by" TEXT NOT NULL,
    "agent_id" TEXT,
    "inputs_document" JSONB NOT NULL DEFAULT '{}',
    "from_e164" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "hours_document" JSONB,
    "most_tries" INTEGER NOT NULL,
    "pause_minutes" INTEGER NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "assigned_to" TEXT,
    "settled_by" TEXT,
    "practice" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "call_back_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "call_back_by_check" CHECK ("by" IN ('person', 'agent')),
    CONSTRAINT "call_back_status_check" CHECK ("status" IN ('open', 'planned', 'calling', 'done', 'givenUp', 'cancelled'))
);

CREATE TABLE "call_back_try" (
    "call_back_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,

    CONSTRAINT "call_back_try_pkey" PRIMARY KEY ("call_back_id", "number")
);

-- CreateIndex
CREATE UNIQUE INDEX "call_back_workspace_id_id_key" ON "call_back"("workspace_id", "id");
CREATE UNIQUE INDEX "call_back_step_id_key" ON "call_back"("step_id");
CREATE INDEX "call_back_workspace_id_status_due_at_id_idx" ON "call_back"("workspace_id", "status", "due_at", "id");
CREATE INDEX "call_back_workspace_id_call_id_idx" ON "call_back"("workspace_id", "call_id");
CREATE INDEX "call_back_workspace_id_e164_idx" ON "call_back"("workspace_id", "e164");
CREATE UNIQUE INDEX "call_back_try_call_id_key" ON "call_back_try"("call_id");
CREATE UNIQUE INDEX "call_back_try_workspace_id_call_id_key" ON "call_back_try"("workspace_id", "call_id");

-- AddForeignKey
ALTER TABLE "call_back" ADD CONSTRAINT "call_back_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "call_back" ADD CONSTRAINT "call_back_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "call"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "call_back_try" ADD CONSTRAINT "call_back_try_workspace_id_call_back_id_fkey" FOREIGN KEY ("workspace_id", "call_back_id") REFERENCES "call_back"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "call_back_try" ADD CONSTRAINT "call_back_try_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "call"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "call_back", "call_back_try" TO aybiza_app;

ALTER TABLE "call_back" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "call_back" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "call_back" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
ALTER TABLE "call_back_try" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "call_back_try" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "call_back_try" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
