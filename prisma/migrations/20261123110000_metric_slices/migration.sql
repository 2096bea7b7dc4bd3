-- A day's values of a metric as a bit-sliced index: one bitmap says which accounts have a value, one for each binary digit
-- which of them have it. What a set bit adds stands beside it. Null where the day is still to be sliced.
ALTER TABLE "metric_day" ADD COLUMN "weights" DECIMAL[], ADD COLUMN "slices" VARBIT[];
-- Digits of figures hardly pack, and unpacking bitmaps would take as long as counting them.
ALTER TABLE "metric_day" ALTER COLUMN "slices" SET STORAGE EXTERNAL;

-- An account's place in all bitmaps, from 1 without gaps. It outlives the account, so that no other one gets it.
CREATE TABLE "metric_slot" (
    "organization_id" INTEGER NOT NULL,
    "slot" INTEGER NOT NULL,
    "account_id" BIGINT NOT NULL,

    CONSTRAINT "metric_slot_pkey" PRIMARY KEY ("organization_id","slot")
);

CREATE UNIQUE INDEX "metric_slot_organization_id_account_id_key" ON "metric_slot"("organization_id", "account_id");

-- The same fence as around every table of a tenant.
ALTER TABLE metric_slot ENABLE ROW LEVEL SECURITY;
ALTER TABLE metric_slot FORCE ROW LEVEL SECURITY;
CREATE POLICY fence ON metric_slot USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()));
GRANT SELECT, INSERT, UPDATE, DELETE ON metric_slot TO rapport_app;
