-- When the list of a campaign was erased because the workspace keeps none for so long, and how many stood where by then.
ALTER TABLE "campaign" ADD COLUMN "list_erased_at" TIMESTAMPTZ(3);
ALTER TABLE "campaign" ADD COLUMN "counts_document" JSONB;
