-- What was said in a call, to be searched: erased with the call, and with its log.
CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public;

-- CreateTable
CREATE TABLE "call_text" (
    "call_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "lines_document" JSONB NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "call_text_pkey" PRIMARY KEY ("call_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "call_text_workspace_id_call_id_key" ON "call_text"("workspace_id", "call_id");
-- With the workspace in it: a rare word of ours is found without the calls of the others. Not in schema.prisma, which cannot say this.
CREATE INDEX call_text_words_idx ON "call_text" USING gin (workspace_id, words);

-- AddForeignKey
ALTER TABLE "call_text" ADD CONSTRAINT "call_text_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "call"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The filters of the list, each with the order of the list: whatever fits few calls is found without looking at all of them.
DROP INDEX "call_workspace_id_flow_version_id_idx";
-- CreateIndex
CREATE INDEX "call_workspace_id_flow_version_id_started_at_id_idx" ON "call"("workspace_id", "flow_version_id", "started_at" DESC, "id" DESC);
-- CreateIndex
CREATE INDEX "call_workspace_id_outcome_started_at_id_idx" ON "call"("workspace_id", "outcome", "started_at" DESC, "id" DESC);
-- CreateIndex
CREATE INDEX "call_tests_idx" ON "call"("workspace_id", "started_at" DESC, "id" DESC) WHERE (is_test);

GRANT SELECT, INSERT, UPDATE, DELETE ON "call_text" TO aybiza_app;
ALTER TABLE "call_text" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "call_text" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "call_text" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));

-- Calls that ended before their figures were kept are measured now, as if they had just ended.
ALTER TABLE "call" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "outbox" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "outbox" (id, workspace_id, kind, payload_document)
SELECT 'out_' || left(md5('measure-call' || id) || md5(id), 20), workspace_id, 'measure-call', jsonb_build_object('callId', id)
FROM "call" WHERE status <> 'live';
ALTER TABLE "call" FORCE ROW LEVEL SECURITY;
ALTER TABLE "outbox" FORCE ROW LEVEL SECURITY;
