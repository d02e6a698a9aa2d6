-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "workspace" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL,
    "image" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(6) NOT NULL,
    "token" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "userId" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(6),
    "refreshTokenExpiresAt" TIMESTAMPTZ(6),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(6) NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "voice" TEXT NOT NULL DEFAULT '',
    "persona" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en-US',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flow" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "flow_document" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" TEXT,

    CONSTRAINT "flow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flow_version" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "flow_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "flow_document" JSONB NOT NULL,
    "statechart_hash" TEXT NOT NULL,
    "published_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "flow_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statechart" (
    "workspace_id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "statechart_document" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "statechart_pkey" PRIMARY KEY ("workspace_id","hash")
);

-- CreateTable
CREATE TABLE "deployment" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "weights_document" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "deployment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phone_number" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "e164" TEXT NOT NULL,
    "deployment_id" TEXT,
    "label" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "phone_number_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "flow_version_id" TEXT,
    "statechart_hash" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "from_party" TEXT NOT NULL DEFAULT '',
    "to_party" TEXT NOT NULL DEFAULT '',
    "call_sid" TEXT,
    "status" TEXT NOT NULL DEFAULT 'live',
    "outcome" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "variables_document" JSONB NOT NULL DEFAULT '{}',
    "summary" TEXT,
    "is_test" BOOLEAN NOT NULL DEFAULT false,
    "practice" BOOLEAN NOT NULL DEFAULT false,
    "duration_ms" INTEGER,
    "turns" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "call_event" (
    "call_started_at" TIMESTAMPTZ(3) NOT NULL,
    "call_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "call_event" JSONB NOT NULL,

    CONSTRAINT "call_event_pkey" PRIMARY KEY ("call_started_at","call_id","seq")
);

-- CreateTable
CREATE TABLE "call_checkpoint" (
    "call_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "fencing_token" BIGINT NOT NULL,
    "seq" INTEGER NOT NULL,
    "state_document" JSONB,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_checkpoint_pkey" PRIMARY KEY ("call_id")
);

-- CreateTable
CREATE TABLE "call_lease" (
    "call_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "fencing_token" BIGINT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "call_lease_pkey" PRIMARY KEY ("call_id")
);

-- CreateTable
CREATE TABLE "call_result" (
    "call_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "value_document" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_result_pkey" PRIMARY KEY ("call_id","name")
);

-- CreateTable
CREATE TABLE "recording_segment" (
    "call_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "starts_at_ms" INTEGER NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recording_segment_pkey" PRIMARY KEY ("call_id","seq")
);

-- CreateTable
CREATE TABLE "recording" (
    "call_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "channels" INTEGER NOT NULL,
    "sample_rate_hz" INTEGER NOT NULL,
    "bytes" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recording_pkey" PRIMARY KEY ("call_id")
);

-- CreateTable
CREATE TABLE "single_use_token" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "payload_document" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "single_use_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload_document" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "available_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "dead_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_effect" (
    "key" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_effect_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "webhook" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "events" TEXT[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "call_id" TEXT,
    "event_name" TEXT NOT NULL,
    "payload_document" JSONB NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "response_status" INTEGER,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_attempt_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resource" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "slot_minutes" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opening_time" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "from_minute" INTEGER NOT NULL,
    "to_minute" INTEGER NOT NULL,

    CONSTRAINT "opening_time_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "booking" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'booked',
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "call_id" TEXT,
    "reference" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_userId_idx" ON "session"("userId");

-- CreateIndex
CREATE INDEX "account_userId_idx" ON "account"("userId");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "agent_workspace_id_id_key" ON "agent"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "flow_agent_id_idx" ON "flow"("agent_id");

-- CreateIndex
CREATE UNIQUE INDEX "flow_workspace_id_id_key" ON "flow"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "flow_version_workspace_id_id_key" ON "flow_version"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "flow_version_flow_id_number_key" ON "flow_version"("flow_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "deployment_workspace_id_id_key" ON "deployment"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "deployment_agent_id_environment_key" ON "deployment"("agent_id", "environment");

-- CreateIndex
CREATE UNIQUE INDEX "phone_number_e164_key" ON "phone_number"("e164");

-- CreateIndex
CREATE INDEX "phone_number_workspace_id_idx" ON "phone_number"("workspace_id");

-- CreateIndex
CREATE INDEX "phone_number_deployment_id_idx" ON "phone_number"("deployment_id");

-- CreateIndex
CREATE UNIQUE INDEX "call_call_sid_key" ON "call"("call_sid");

-- CreateIndex
CREATE INDEX "call_workspace_id_started_at_id_idx" ON "call"("workspace_id", "started_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "call_workspace_id_agent_id_started_at_idx" ON "call"("workspace_id", "agent_id", "started_at" DESC);

-- CreateIndex
CREATE INDEX "call_workspace_id_status_started_at_idx" ON "call"("workspace_id", "status", "started_at" DESC);

-- CreateIndex
CREATE INDEX "call_workspace_id_flow_version_id_idx" ON "call"("workspace_id", "flow_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "call_workspace_id_id_key" ON "call"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "call_checkpoint_workspace_id_call_id_key" ON "call_checkpoint"("workspace_id", "call_id");

-- CreateIndex
CREATE INDEX "call_lease_expires_at_idx" ON "call_lease"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "recording_workspace_id_call_id_key" ON "recording"("workspace_id", "call_id");

-- CreateIndex
CREATE INDEX "single_use_token_expires_at_idx" ON "single_use_token"("expires_at");

-- CreateIndex
CREATE INDEX "outbox_open_idx" ON "outbox"("available_at") WHERE (done_at IS NULL AND dead_at IS NULL);

-- CreateIndex
CREATE INDEX "outbox_workspace_id_created_at_idx" ON "outbox"("workspace_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "webhook_workspace_id_id_key" ON "webhook"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "webhook_delivery_webhook_id_created_at_idx" ON "webhook_delivery"("webhook_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "resource_workspace_id_id_key" ON "resource"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "opening_time_resource_id_idx" ON "opening_time"("resource_id");

-- CreateIndex
CREATE INDEX "booking_resource_id_starts_at_idx" ON "booking"("resource_id", "starts_at");

-- CreateIndex
CREATE INDEX "booking_workspace_id_phone_idx" ON "booking"("workspace_id", "phone");

-- CreateIndex
CREATE UNIQUE INDEX "booking_workspace_id_reference_key" ON "booking"("workspace_id", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_secret_hash_key" ON "api_key"("secret_hash");

-- CreateIndex
CREATE INDEX "api_key_workspace_id_idx" ON "api_key"("workspace_id");

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "agent" ADD CONSTRAINT "agent_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow" ADD CONSTRAINT "flow_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow" ADD CONSTRAINT "flow_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "agent"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow_version" ADD CONSTRAINT "flow_version_workspace_id_flow_id_fkey" FOREIGN KEY ("workspace_id", "flow_id") REFERENCES "flow"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flow_version" ADD CONSTRAINT "flow_version_workspace_id_statechart_hash_fkey" FOREIGN KEY ("workspace_id", "statechart_hash") REFERENCES "statechart"("workspace_id", "hash") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statechart" ADD CONSTRAINT "statechart_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deployment" ADD CONSTRAINT "deployment_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "agent"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_number" ADD CONSTRAINT "phone_number_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phone_number" ADD CONSTRAINT "phone_number_workspace_id_deployment_id_fkey" FOREIGN KEY ("workspace_id", "deployment_id") REFERENCES "deployment"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_workspace_id_agent_id_fkey" FOREIGN KEY ("workspace_id", "agent_id") REFERENCES "agent"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_workspace_id_flow_version_id_fkey" FOREIGN KEY ("workspace_id", "flow_version_id") REFERENCES "flow_version"("workspace_id", "id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_checkpoint" ADD CONSTRAINT "call_checkpoint_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "call"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_result" ADD CONSTRAINT "call_result_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "call"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recording_segment" ADD CONSTRAINT "recording_segment_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "call"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recording" ADD CONSTRAINT "recording_workspace_id_call_id_fkey" FOREIGN KEY ("workspace_id", "call_id") REFERENCES "call"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "single_use_token" ADD CONSTRAINT "single_use_token_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_effect" ADD CONSTRAINT "job_effect_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_workspace_id_webhook_id_fkey" FOREIGN KEY ("workspace_id", "webhook_id") REFERENCES "webhook"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resource" ADD CONSTRAINT "resource_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_time" ADD CONSTRAINT "opening_time_workspace_id_resource_id_fkey" FOREIGN KEY ("workspace_id", "resource_id") REFERENCES "resource"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_workspace_id_resource_id_fkey" FOREIGN KEY ("workspace_id", "resource_id") REFERENCES "resource"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- ═══ What Prisma has no words for ═══════════════════════════════════════════════════════════════════════════════════

-- Two roles besides the owner, who runs migrations and nothing else.
--   aybiza_app     everything the programs do. It gets its login and password when migrating, never here.
--   aybiza_lookup  cannot log in; owns the few functions below that must look across workspaces.
-- A role belongs to the whole server, so it may exist already.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'aybiza_app') THEN
    CREATE ROLE aybiza_app NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'aybiza_lookup') THEN
    CREATE ROLE aybiza_lookup NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE;
  END IF;
END
$$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO aybiza_app, aybiza_lookup;

-- The job queue keeps its tables in its own schema; the owner migrates them, the app uses them (and makes a sequence for
-- each new queue).
CREATE SCHEMA IF NOT EXISTS bullmq;
GRANT USAGE, CREATE ON SCHEMA bullmq TO aybiza_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA bullmq GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO aybiza_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA bullmq GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO aybiza_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA bullmq GRANT EXECUTE ON FUNCTIONS TO aybiza_app;

-- Sign-in tables belong to people, not to workspaces.
GRANT SELECT, INSERT, UPDATE, DELETE ON "user", "session", "account", "verification" TO aybiza_app;

GRANT SELECT, INSERT, UPDATE, DELETE ON
  "workspace", "membership", "agent", "flow", "deployment", "phone_number", "call", "call_checkpoint", "call_result",
  "recording_segment", "recording", "single_use_token", "outbox", "job_effect", "webhook", "webhook_delivery",
  "resource", "opening_time", "booking", "api_key"
TO aybiza_app;
-- Published things and the log are written once. The log may be purged, never edited.
GRANT SELECT, INSERT ON "flow_version", "statechart" TO aybiza_app;
GRANT SELECT, INSERT, DELETE ON "call_event" TO aybiza_app;
-- call_lease: only through the lease_* functions below.

-- ── Row-level security: no setting, an empty one or a wrong one gives no rows ─────────────────────────────────────────

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'membership', 'agent', 'flow', 'flow_version', 'statechart', 'deployment', 'phone_number', 'call', 'call_event',
    'call_checkpoint', 'call_lease', 'call_result', 'recording_segment', 'recording', 'single_use_token', 'outbox',
    'job_effect', 'webhook', 'webhook_delivery', 'resource', 'opening_time', 'booking', 'api_key'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    -- FORCE: the owner is no exception either.
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY own_workspace ON %I USING (workspace_id = nullif(current_setting(''app.workspace_id'', true), ''''))',
      name
    );
  END LOOP;
END
$$;

ALTER TABLE "workspace" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "workspace" FORCE ROW LEVEL SECURITY;
CREATE POLICY own_workspace ON "workspace" USING (id = nullif(current_setting('app.workspace_id', true), ''));

-- ── Rules of single rows ──────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE "workspace" ADD CONSTRAINT workspace_id_not_empty CHECK (id <> '');
ALTER TABLE "membership" ADD CONSTRAINT membership_role_known CHECK (role IN ('owner', 'publisher', 'editor', 'viewer'));
ALTER TABLE "call" ADD CONSTRAINT call_channel_known CHECK (channel IN ('phone', 'browser'));
ALTER TABLE "call" ADD CONSTRAINT call_direction_known CHECK (direction IN ('inbound', 'outbound'));
ALTER TABLE "call" ADD CONSTRAINT call_status_known CHECK (status IN ('live', 'ended', 'failed'));
ALTER TABLE "webhook_delivery"
  ADD CONSTRAINT webhook_delivery_status_known CHECK (status IN ('pending', 'delivered', 'failed', 'dead'));
ALTER TABLE "resource" ADD CONSTRAINT resource_slot_sensible CHECK (slot_minutes BETWEEN 5 AND 1440);
ALTER TABLE "opening_time" ADD CONSTRAINT opening_time_sensible
  CHECK (weekday BETWEEN 1 AND 7 AND from_minute >= 0 AND from_minute < to_minute AND to_minute <= 1440);
ALTER TABLE "booking" ADD CONSTRAINT booking_status_known CHECK (status IN ('booked', 'cancelled'));
ALTER TABLE "booking" ADD CONSTRAINT booking_times_ordered CHECK (starts_at < ends_at);

-- Nobody is booked twice: two callers may ask for one slot in the same instant, and slots may differ in length.
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
ALTER TABLE "booking" ADD CONSTRAINT booking_no_overlap
  EXCLUDE USING gist (resource_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (status = 'booked');

-- Published versions never change. Deleting an agent still works: cascades run as the owner.
CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
    RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER flow_version_immutable BEFORE UPDATE OR DELETE ON "flow_version"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER statechart_immutable BEFORE UPDATE OR DELETE ON "statechart"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- ── The closed list of functions that look across workspaces ──────────────────────────────────────────────────────────
-- Each runs as aybiza_lookup, which sees only the columns granted here and may do only what is granted here.

GRANT SELECT ON "workspace", "membership", "phone_number" TO aybiza_lookup;
GRANT SELECT (id, workspace_id, call_sid) ON "call" TO aybiza_lookup;
GRANT SELECT, UPDATE (claimed_at, attempts) ON "outbox" TO aybiza_lookup;
GRANT SELECT, UPDATE (used_at) ON "single_use_token" TO aybiza_lookup;
GRANT SELECT, UPDATE (last_used_at) ON "api_key" TO aybiza_lookup;
GRANT SELECT, INSERT, UPDATE, DELETE ON "call_lease" TO aybiza_lookup;

CREATE POLICY lookup ON "workspace" FOR SELECT TO aybiza_lookup USING (true);
CREATE POLICY lookup ON "membership" FOR SELECT TO aybiza_lookup USING (true);
CREATE POLICY lookup ON "phone_number" FOR SELECT TO aybiza_lookup USING (true);
CREATE POLICY lookup ON "call" FOR SELECT TO aybiza_lookup USING (true);
CREATE POLICY lookup ON "outbox" TO aybiza_lookup USING (true);
CREATE POLICY lookup ON "single_use_token" TO aybiza_lookup USING (true);
CREATE POLICY lookup ON "api_key" TO aybiza_lookup USING (true);
CREATE POLICY lookup ON "call_lease" TO aybiza_lookup USING (true);

CREATE FUNCTION find_phone_number(number text)
RETURNS TABLE (workspace_id text, phone_number_id text, deployment_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT p.workspace_id, p.id, p.deployment_id FROM public.phone_number p WHERE p.e164 = number $$;

-- What a voice process must hold in memory before the database goes away.
CREATE FUNCTION list_deployed_numbers(at_most integer)
RETURNS TABLE (e164 text, workspace_id text, phone_number_id text, deployment_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT p.e164, p.workspace_id, p.id, p.deployment_id FROM public.phone_number p
  WHERE p.deployment_id IS NOT NULL ORDER BY p.e164 LIMIT at_most
$$;

CREATE FUNCTION list_memberships(member_id text)
RETURNS TABLE (workspace_id text, workspace_name text, slug text, is_demo boolean, role text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT w.id, w.name, w.slug, w.is_demo, m.role
  FROM public.membership m JOIN public.workspace w ON w.id = m.workspace_id
  WHERE m.user_id = member_id ORDER BY w.created_at, w.id
$$;

CREATE FUNCTION find_demo_workspace() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT w.id FROM public.workspace w WHERE w.is_demo ORDER BY w.created_at, w.id LIMIT 1 $$;

CREATE FUNCTION has_any_owner() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT EXISTS (SELECT FROM public.membership m WHERE m.role = 'owner') $$;

CREATE FUNCTION find_call_by_sid(sid text) RETURNS TABLE (workspace_id text, call_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT c.workspace_id, c.id FROM public.call c WHERE c.call_sid = sid $$;

-- last_used_at moves at most once a minute, so that a busy key does not write at every request.
CREATE FUNCTION find_api_key(hash text)
RETURNS TABLE (id text, workspace_id text, scopes text[], created_by text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  UPDATE public.api_key k SET last_used_at = now()
  WHERE k.secret_hash = hash AND k.revoked_at IS NULL
    AND (k.last_used_at IS NULL OR k.last_used_at < now() - interval '1 minute');
  SELECT k.id, k.workspace_id, k.scopes, k.created_by FROM public.api_key k
  WHERE k.secret_hash = hash AND k.revoked_at IS NULL
$$;

-- One statement, so that of any number of parallel uses exactly one gets the row.
CREATE FUNCTION consume_single_use_token(hash text, for_purpose text)
RETURNS TABLE (workspace_id text, payload jsonb)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  UPDATE public.single_use_token t SET used_at = now()
  WHERE t.id = hash AND t.purpose = for_purpose AND t.used_at IS NULL AND t.expires_at > now()
  RETURNING t.workspace_id, t.payload_document
$$;

-- A claim older than stale_after_ms belongs to a worker that died: the row is handed out again.
CREATE FUNCTION claim_outbox(at_most integer, stale_after_ms integer)
RETURNS TABLE (id text, workspace_id text, kind text, payload jsonb, attempts integer)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  UPDATE public.outbox o SET claimed_at = now(), attempts = o.attempts + 1
  WHERE o.id IN (
    SELECT c.id FROM public.outbox c
    WHERE c.done_at IS NULL AND c.dead_at IS NULL AND c.available_at <= now()
      AND (c.claimed_at IS NULL OR c.claimed_at < now() - stale_after_ms * interval '1 millisecond')
    ORDER BY c.available_at LIMIT at_most FOR UPDATE SKIP LOCKED
  )
  RETURNING o.id, o.workspace_id, o.kind, o.payload_document, o.attempts
$$;

-- Leases: the only clock is the database's; a token is never given twice, not even after a release.
CREATE SEQUENCE lease_fencing_token AS bigint;
GRANT USAGE ON SEQUENCE lease_fencing_token TO aybiza_lookup;

CREATE FUNCTION acquire_lease(for_call text, for_workspace text, new_owner text, new_address text, ttl_ms integer)
RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  INSERT INTO public.call_lease AS held (call_id, workspace_id, owner, address, fencing_token, expires_at)
  VALUES (for_call, for_workspace, new_owner, new_address, nextval('public.lease_fencing_token'),
          clock_timestamp() + ttl_ms * interval '1 millisecond')
  ON CONFLICT (call_id) DO UPDATE
    SET owner = excluded.owner, address = excluded.address, fencing_token = excluded.fencing_token,
        expires_at = excluded.expires_at
    WHERE held.expires_at <= clock_timestamp() AND held.workspace_id = excluded.workspace_id
  RETURNING fencing_token
$$;

-- An expired lease that nobody took may be renewed: after an outage of the database its owner simply goes on.
CREATE FUNCTION renew_lease(for_call text, token bigint, ttl_ms integer) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH renewed AS (
    UPDATE public.call_lease SET expires_at = clock_timestamp() + ttl_ms * interval '1 millisecond'
    WHERE call_id = for_call AND fencing_token = token RETURNING 1
  ) SELECT EXISTS (SELECT FROM renewed)
$$;

CREATE FUNCTION release_lease(for_call text, token bigint) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  WITH released AS (
    DELETE FROM public.call_lease WHERE call_id = for_call AND fencing_token = token RETURNING 1
  ) SELECT EXISTS (SELECT FROM released)
$$;

CREATE FUNCTION find_lease(for_call text)
RETURNS TABLE (call_id text, workspace_id text, owner text, address text, fencing_token bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT l.call_id, l.workspace_id, l.owner, l.address, l.fencing_token FROM public.call_lease l
  WHERE l.call_id = for_call AND l.expires_at > clock_timestamp()
$$;

CREATE FUNCTION list_expired_leases(at_most integer)
RETURNS TABLE (call_id text, workspace_id text, owner text, address text, fencing_token bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
  SELECT l.call_id, l.workspace_id, l.owner, l.address, l.fencing_token FROM public.call_lease l
  WHERE l.expires_at <= clock_timestamp() ORDER BY l.expires_at LIMIT at_most
$$;

-- Hand the functions to aybiza_lookup. An owner who is no superuser must be a member of that role for a moment.
DO $$
DECLARE
  signature regprocedure;
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;
  FOR signature IN
    SELECT p.oid::regprocedure FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef
      AND p.proowner = (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user)
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', signature);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO aybiza_app', signature);
    EXECUTE format('ALTER FUNCTION %s OWNER TO aybiza_lookup', signature);
  END LOOP;
  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
