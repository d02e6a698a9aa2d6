-- The document that people edit together, as Yjs encodes it. Null until somebody opens the draft.
ALTER TABLE "flow" ADD COLUMN "shared_state" BYTEA;
