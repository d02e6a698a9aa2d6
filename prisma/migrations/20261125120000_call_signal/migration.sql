-- What other systems sent to live calls.
CREATE TABLE "call_signal" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "call_id" TEXT NOT NULL,
    "signal" TEXT NOT NULL,
    "body_document" JSONB NOT NULL,
    "idempotency_key" TEXT,
    "sent_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "call_signal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "call_signal_workspace_id_call_id_sent_at_idx" ON "call_signal"("workspace_id", "call_id", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "call_signal_call_id_idempotency_key_key" ON "call_signal"("call_id", "idempotency_key");

-- AddForeignKey
ALTER TABLE "call_signal" ADD CONSTRAINT "call_signal_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "call"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "call_signal" TO aybiza_app;

ALTER TABLE "call_signal" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "call_signal" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "call_signal" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
