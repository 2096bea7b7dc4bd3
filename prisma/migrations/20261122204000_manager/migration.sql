-- What the member had chosen for the topic when it happened: what waits for the end of a visit is known by it.
ALTER TABLE "hub_notice" ADD COLUMN "delivery" TEXT NOT NULL DEFAULT 'app';
ALTER TABLE "hub_notice" ALTER COLUMN "delivery" DROP DEFAULT;
