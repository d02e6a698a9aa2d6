-- What was asked for under an idempotency key, and what was answered: a request that comes again gets the answer and does nothing. Without an
-- answer it is under way, or was cut off. The answer is sealed, for it may hold what is shown once. Whoever asks under a key takes
-- away some that are too old, so that nobody else has to.
CREATE TABLE "idempotency_key" (
    "workspace_id" TEXT NOT NULL,
    "procedure" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "reply_sealed" TEXT,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("workspace_id", "procedure", "key")
);

-- CreateIndex
CREATE INDEX "idempotency_key_workspace_id_claimed_at_idx" ON "idempotency_key"("workspace_id", "claimed_at");

-- AddForeignKey
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "idempotency_key" TO aybiza_app;
ALTER TABLE "idempotency_key" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "idempotency_key" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "idempotency_key" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
