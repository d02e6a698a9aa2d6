-- What people say to each other about a step of a flow, and how far each of them has read it.
CREATE TABLE "comment_thread" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "flow_id" TEXT NOT NULL,
    "node_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by" TEXT,

    CONSTRAINT "comment_thread_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "comment" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "author_id" TEXT,
    "text" TEXT NOT NULL,
    "mentions" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id"),
    -- What was deleted is gone, not hidden.
    CONSTRAINT "comment_deleted_empty" CHECK ("deleted_at" IS NULL OR ("text" = '' AND "mentions" = '{}'))
);

CREATE TABLE "comment_read" (
    "thread_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_read_pkey" PRIMARY KEY ("thread_id","user_id")
);

-- CreateIndex
CREATE INDEX "comment_thread_workspace_id_flow_id_created_at_idx" ON "comment_thread"("workspace_id", "flow_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "comment_thread_workspace_id_id_key" ON "comment_thread"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "comment_workspace_id_thread_id_created_at_idx" ON "comment"("workspace_id", "thread_id", "created_at");

-- AddForeignKey
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_thread" ADD CONSTRAINT "comment_thread_workspace_id_flow_id_fkey" FOREIGN KEY ("workspace_id", "flow_id") REFERENCES "flow"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_workspace_id_thread_id_fkey" FOREIGN KEY ("workspace_id", "thread_id") REFERENCES "comment_thread"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_read" ADD CONSTRAINT "comment_read_workspace_id_thread_id_fkey" FOREIGN KEY ("workspace_id", "thread_id") REFERENCES "comment_thread"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "comment_thread", "comment", "comment_read" TO aybiza_app;

ALTER TABLE "comment_thread" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "comment_thread" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "comment_thread" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
ALTER TABLE "comment" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "comment" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "comment" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
ALTER TABLE "comment_read" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "comment_read" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "comment_read" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
