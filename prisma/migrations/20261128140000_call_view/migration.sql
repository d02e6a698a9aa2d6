-- What somebody looks for in the list of calls, kept under a name: for themselves, or for everybody in the workspace.
CREATE TABLE "call_view" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "call_view_workspace_id_name_idx" ON "call_view"("workspace_id", "name");

-- AddForeignKey
ALTER TABLE "call_view" ADD CONSTRAINT "call_view_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "call_view" TO aybiza_app;
ALTER TABLE "call_view" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "call_view" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "call_view" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
