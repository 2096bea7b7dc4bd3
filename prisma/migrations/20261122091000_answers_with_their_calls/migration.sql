-- An answer is stored with what it answers, in one transaction: there are no calls without one.
DELETE FROM "idempotency" WHERE "body" IS NULL;
ALTER TABLE "idempotency" DROP COLUMN "status", ALTER COLUMN "body" SET NOT NULL;
