-- How loud a recording is over time, worked out once after the call: a page need not fetch and decode the whole sound to draw it.
ALTER TABLE "recording" ADD COLUMN "peaks_document" JSONB;
