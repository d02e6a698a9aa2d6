-- In which language a person reads pages and is written to: what they chose, or what their browser asked for when they last came in.
ALTER TABLE "user" ADD COLUMN "language" TEXT;
ALTER TABLE "user" ADD COLUMN "languageChosen" BOOLEAN;
