-- How often somebody has guessed, by account, by device and by network address. Shared by all processes, and away when the database is: then
-- nobody signs in at all. Keys are hashes: who wanted to sign in is nobody's business.
CREATE TABLE "guess" (
    "key" TEXT NOT NULL,
    "failures" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "guess_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "guess_counted_at_idx" ON "guess"("counted_at");

GRANT SELECT, INSERT, UPDATE, DELETE ON "guess" TO aybiza_app;

-- Counts one guess against several budgets {key, free, firstMs, longestMs, forgetMs}, or none of them where one has to wait: gives how many
-- milliseconds, 0 when it was counted. A guess counts before anybody knows whether it is right, so a thousand at once are no more than one after the other.
CREATE FUNCTION count_guess(budgets jsonb, at timestamptz) RETURNS integer
LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
DECLARE
  wait_ms integer;
BEGIN
  -- What is long forgotten makes room. Nobody waits for it.
  DELETE FROM guess WHERE key IN (
    SELECT g.key FROM guess g WHERE g.counted_at < at - interval '2 days' LIMIT 20 FOR UPDATE SKIP LOCKED
  );
  -- Always in this order: two guesses at once wait for one another, and not both for ever.
  INSERT INTO guess (key, counted_at)
    SELECT b.key, at FROM jsonb_to_recordset(budgets) AS b(key text) ORDER BY b.key ON CONFLICT DO NOTHING;
  PERFORM 1 FROM guess g JOIN jsonb_to_recordset(budgets) AS b(key text) USING (key) ORDER BY g.key FOR UPDATE OF g;
  SELECT ceil(max(extract(epoch FROM g.blocked_until - at)) * 1000) INTO wait_ms
    FROM guess g JOIN jsonb_to_recordset(budgets) AS b(key text) USING (key);
  IF wait_ms > 0 THEN
    RETURN wait_ms;
  END IF;
  UPDATE guess g SET
    failures = n.failures,
    counted_at = at,
    blocked_until = CASE WHEN n.failures >= b.free
      THEN at + interval '1 millisecond' * least(b."longestMs", b."firstMs" * 2 ^ least(n.failures - b.free, 30)) END
  FROM jsonb_to_recordset(budgets) AS b(
    key text, free double precision, "firstMs" double precision, "longestMs" double precision, "forgetMs" double precision
  )
  CROSS JOIN LATERAL (
    SELECT 1 + greatest(0, o.failures - extract(epoch FROM at - o.counted_at) * 1000 / b."forgetMs") AS failures
    FROM guess o WHERE o.key = b.key
  ) n
  WHERE g.key = b.key;
  RETURN 0;
END
$$;
