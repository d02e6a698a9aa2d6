-- Messages to people about their accounts. They belong to people, as the sign-in tables do, and not to workspaces. What a message says, its link and
-- its receiver are sealed, and blanked when it was sent or is of no use any more; its id is all that is said about it elsewhere.
CREATE TABLE "account_mail" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sealed" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "available_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "account_mail_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "account_mail_open_idx" ON "account_mail"("available_at") WHERE (sealed IS NOT NULL);

GRANT SELECT, INSERT, UPDATE, DELETE ON "account_mail" TO aybiza_app;
