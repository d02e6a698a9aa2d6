-- A test call that began at a turn of another call holds what was said there: whoever erases one erases the other.
ALTER TABLE "call" ADD COLUMN "went_back_to_id" TEXT;
CREATE INDEX "call_workspace_id_went_back_to_id_idx" ON "call"("workspace_id", "went_back_to_id");
ALTER TABLE "call" ADD CONSTRAINT "call_workspace_id_went_back_to_id_fkey" FOREIGN KEY ("workspace_id", "went_back_to_id") REFERENCES "call"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;
