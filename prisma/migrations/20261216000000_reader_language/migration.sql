-- In which language a person reads pages and is written to; null until they have been seen in one.
ALTER TABLE "user" ADD COLUMN "language" TEXT;
