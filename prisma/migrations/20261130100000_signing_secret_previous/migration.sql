-- The secret before the present one signs as well for a while, so that receivers can change theirs in peace.
ALTER TABLE "signing_secret"
    ADD COLUMN "previous_secret" TEXT,
    ADD COLUMN "previous_until" TIMESTAMPTZ(3),
    ADD CONSTRAINT "signing_secret_previous_check" CHECK (("previous_secret" IS NULL) = ("previous_until" IS NULL));
