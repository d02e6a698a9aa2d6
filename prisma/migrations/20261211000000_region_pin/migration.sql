-- Where what is said in calls may be processed: anywhere, or by vendors in one part of the world only.
ALTER TABLE "privacy_setting" ADD COLUMN "processed_in" TEXT NOT NULL DEFAULT 'anywhere';
ALTER TABLE "privacy_setting" ADD CONSTRAINT privacy_setting_region CHECK (processed_in IN ('anywhere', 'eu', 'us'));
