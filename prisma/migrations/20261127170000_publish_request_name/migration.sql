-- What the version is to be called that is published by a request.
ALTER TABLE "publish_request" ADD COLUMN "name" TEXT NOT NULL DEFAULT '';
