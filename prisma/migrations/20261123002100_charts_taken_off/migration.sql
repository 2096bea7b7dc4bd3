-- A chart that is taken off a tab can be put back for a while.
ALTER TABLE "chart_pin" ADD COLUMN "removed_at" TIMESTAMPTZ(3);
