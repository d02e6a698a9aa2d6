-- Callers who agreed to be remembered: recognised by their number, with what was agreed last time.
CREATE TABLE "contact" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "e164" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT '',
    "agreed" TEXT NOT NULL DEFAULT '',
    "values_document" JSONB NOT NULL DEFAULT '{}',
    "consent_how" TEXT NOT NULL,
    "consented_at" TIMESTAMPTZ(3) NOT NULL,
    "consent_call_id" TEXT,
    "consent_by" TEXT,
    "opted_out_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "contact_consent_how_check" CHECK ("consent_how" IN ('spoken', 'entered'))
);

-- CreateIndex
CREATE UNIQUE INDEX "contact_workspace_id_e164_key" ON "contact"("workspace_id", "e164");

-- CreateIndex
CREATE INDEX "contact_workspace_id_last_seen_at_id_idx" ON "contact"("workspace_id", "last_seen_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "contact" TO aybiza_app;
ALTER TABLE "contact" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "contact" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "contact" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN "contact_months" INTEGER;

-- The calls of one number, for what is known of a person and for erasing it.
CREATE INDEX "call_workspace_id_from_party_started_at_idx" ON "call"("workspace_id", "from_party", "started_at" DESC);
CREATE INDEX "call_workspace_id_to_party_started_at_idx" ON "call"("workspace_id", "to_party", "started_at" DESC);
