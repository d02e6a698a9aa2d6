-- A webhook's secret is renewed: the one before signs as well until its time is over.
ALTER TABLE "webhook" ADD COLUMN "previous_secret" TEXT, ADD COLUMN "previous_until" TIMESTAMPTZ(3);
