-- What a call writes all the time, in one statement: a transaction of several costs its process more than everything else it does for the
-- call. With the rights of whoever calls it: a workspace sees its own rows here as everywhere.
CREATE FUNCTION write_call(
  in_workspace text, of_call text, call_start timestamptz, token bigint,
  events jsonb, signals text[], segments jsonb, state_seq integer, state jsonb
) RETURNS boolean
LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM pg_catalog.set_config('app.workspace_id', in_workspace, true);
  -- First of all, since it locks the row: an older and a newer owner cannot pass each other.
  INSERT INTO public.call_checkpoint AS fence (call_id, workspace_id, fencing_token, seq, state_document)
  VALUES (of_call, in_workspace, token, coalesce(state_seq, 0), state)
  ON CONFLICT (call_id) DO UPDATE SET fencing_token = excluded.fencing_token,
    seq = coalesce(state_seq, fence.seq), state_document = coalesce(state, fence.state_document), updated_at = now()
    WHERE fence.fencing_token <= excluded.fencing_token;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  INSERT INTO public.call_event (call_started_at, call_id, seq, workspace_id, at, type, call_event)
  SELECT call_start, of_call, entry.seq, in_workspace, to_timestamp(entry.at / 1000.0), entry.body ->> 'type', entry.body
  FROM jsonb_to_recordset(events) AS entry (seq integer, at bigint, body jsonb)
  ON CONFLICT DO NOTHING;
  IF segments IS NOT NULL THEN
    INSERT INTO public.recording_segment (call_id, seq, workspace_id, storage_key, starts_at_ms, duration_ms, bytes)
    SELECT of_call, piece.seq, in_workspace, piece."storageKey", piece."startsAtMs", piece."durationMs", piece.bytes
    FROM jsonb_to_recordset(segments) AS piece
      (seq integer, "storageKey" text, "startsAtMs" integer, "durationMs" integer, bytes integer)
    ON CONFLICT DO NOTHING;
  END IF;
  IF signals IS NOT NULL THEN
    UPDATE public.call_signal SET used_at = now()
    WHERE workspace_id = in_workspace AND call_id = of_call AND id = ANY (signals) AND used_at IS NULL;
  END IF;
  RETURN true;
END
$$;
