-- What followed a call is looked up by the call. A column, and not an index on the expression: PostgreSQL uses no index for
-- `->>` beneath row-level security, because that operator could tell of rows which the policy hides.
ALTER TABLE "outbox" ADD COLUMN "call_id" TEXT GENERATED ALWAYS AS ("payload_document" ->> 'callId') STORED;

-- CreateIndex
CREATE INDEX "outbox_workspace_id_call_id_idx" ON "outbox"("workspace_id", "call_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_workspace_id_call_id_idx" ON "webhook_delivery"("workspace_id", "call_id");
