-- A suspended workspace lets nobody in and answers no call. One that was deleted is suspended until the day it is erased.
ALTER TABLE "workspace" ADD COLUMN "suspended_at" TIMESTAMPTZ(3), ADD COLUMN "erase_at" TIMESTAMPTZ(3);
ALTER TABLE "workspace" ADD CONSTRAINT "workspace_erased_when_suspended" CHECK ("erase_at" IS NULL OR "suspended_at" IS NOT NULL);

DO $$
BEGIN
  EXECUTE format('GRANT aybiza_lookup TO %I', current_user);
  GRANT CREATE ON SCHEMA public TO aybiza_lookup;

  DROP FUNCTION list_memberships(text);
  CREATE FUNCTION list_memberships(member_id text)
  RETURNS TABLE (workspace_id text, workspace_name text, slug text, is_demo boolean, role text, suspended_at timestamptz, erase_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT w.id, w.name, w.slug, w.is_demo, m.role, w.suspended_at, w.erase_at
    FROM public.membership m JOIN public.workspace w ON w.id = m.workspace_id
    WHERE m.user_id = member_id ORDER BY w.created_at, w.id
  $body$;
  REVOKE ALL ON FUNCTION list_memberships(text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION list_memberships(text) TO aybiza_app;
  ALTER FUNCTION list_memberships(text) OWNER TO aybiza_lookup;

  -- Nobody answers the numbers of a suspended workspace.
  CREATE OR REPLACE FUNCTION find_phone_number(number text)
  RETURNS TABLE (workspace_id text, phone_number_id text, deployment_id text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT p.workspace_id, p.id, p.deployment_id
    FROM public.phone_number p JOIN public.workspace w ON w.id = p.workspace_id AND w.suspended_at IS NULL
    WHERE p.e164 = number
  $body$;

  CREATE OR REPLACE FUNCTION list_deployed_numbers(at_most integer)
  RETURNS TABLE (e164 text, workspace_id text, phone_number_id text, deployment_id text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT p.e164, p.workspace_id, p.id, p.deployment_id
    FROM public.phone_number p JOIN public.workspace w ON w.id = p.workspace_id AND w.suspended_at IS NULL
    WHERE p.deployment_id IS NOT NULL ORDER BY p.e164 LIMIT at_most
  $body$;

  -- What it still had to do waits until it is restored.
  CREATE OR REPLACE FUNCTION claim_outbox(at_most integer, stale_after_ms integer)
  RETURNS TABLE (id text, workspace_id text, kind text, payload jsonb, attempts integer)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    UPDATE public.outbox o SET claimed_at = now(), handed_at = NULL, attempts = o.attempts + 1
    WHERE o.id IN (
      SELECT c.id FROM public.outbox c
      WHERE c.done_at IS NULL AND c.dead_at IS NULL AND c.available_at <= now()
        AND (
          c.claimed_at IS NULL
          OR (c.handed_at IS NULL AND c.claimed_at < now() - interval '5 seconds')
          OR c.claimed_at < now() - stale_after_ms * interval '1 millisecond'
        )
        AND NOT EXISTS (SELECT FROM public.workspace w WHERE w.id = c.workspace_id AND w.suspended_at IS NOT NULL)
      ORDER BY c.available_at LIMIT at_most FOR UPDATE SKIP LOCKED
    )
    RETURNING o.id, o.workspace_id, o.kind, o.payload_document, o.attempts
  $body$;

  CREATE FUNCTION list_workspaces_to_erase(at_most integer)
  RETURNS TABLE (id text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $body$
    SELECT w.id FROM public.workspace w WHERE w.erase_at <= now() ORDER BY w.erase_at LIMIT at_most
  $body$;
  REVOKE ALL ON FUNCTION list_workspaces_to_erase(integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION list_workspaces_to_erase(integer) TO aybiza_app;
  ALTER FUNCTION list_workspaces_to_erase(integer) OWNER TO aybiza_lookup;

  REVOKE CREATE ON SCHEMA public FROM aybiza_lookup;
  EXECUTE format('REVOKE aybiza_lookup FROM %I', current_user);
END
$$;
