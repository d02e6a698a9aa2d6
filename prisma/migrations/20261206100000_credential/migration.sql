-- Keys of other systems that flows ask. A flow names one; its secret never stands in a flow, and goes to its own addresses only.
CREATE TABLE "credential" (
    "workspace_id" TEXT NOT NULL,
    -- As flows name it.
    "name" TEXT NOT NULL,
    -- How it is shown to the other system: `kind`, and what belongs to it.
    "manner_document" JSONB NOT NULL,
    "origins" TEXT[],
    "sealed_secret" TEXT NOT NULL,
    "secret_ending" TEXT NOT NULL DEFAULT '',
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("workspace_id", "name"),
    CONSTRAINT "credential_name_short" CHECK ("name" ~ '^[a-z][a-z0-9_]{0,39}$'),
    CONSTRAINT "credential_has_origins" CHECK ("origins" IS NOT NULL AND cardinality("origins") BETWEEN 1 AND 10),
    -- Whatever a program does wrong, a secret that can be read is not stored.
    CONSTRAINT "credential_secret_sealed" CHECK ("sealed_secret" ~ '^v[0-9]+\.'),
    CONSTRAINT "credential_ending_short" CHECK (length("secret_ending") <= 4)
);

ALTER TABLE "credential" ADD CONSTRAINT "credential_workspace_id_fkey"
  FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

GRANT SELECT, INSERT, UPDATE, DELETE ON "credential" TO aybiza_app;
ALTER TABLE "credential" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "credential" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "credential" USING (workspace_id = nullif(current_setting('app.workspace_id', true), ''));
