-- Calls are taken through a published version as well as through the draft.
ALTER TABLE "back_test" ADD COLUMN "flow_version_id" TEXT;
CREATE INDEX "back_test_workspace_id_flow_version_id_idx" ON "back_test"("workspace_id", "flow_version_id");
ALTER TABLE "back_test" ADD CONSTRAINT "back_test_workspace_id_flow_version_id_fkey" FOREIGN KEY ("workspace_id", "flow_version_id") REFERENCES "flow_version"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
