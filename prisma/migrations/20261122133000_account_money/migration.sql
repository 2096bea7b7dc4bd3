-- What each account pays, as of yesterday: the account list's columns of money, in bigint and date, which indexes serve behind the fence.
CREATE TABLE "account_money" (
    "organization_id" INTEGER NOT NULL,
    "account_id" BIGINT NOT NULL,
    "as_of" DATE,
    "currency" CHAR(3),
    "mrr" BIGINT DEFAULT 0,
    "mrr_trend" BIGINT[] NOT NULL DEFAULT '{}',
    "next_renewal_on" DATE,
    "renewal_amount" BIGINT,

    CONSTRAINT "account_money_pkey" PRIMARY KEY ("organization_id","account_id")
);

CREATE INDEX "account_money_organization_id_mrr_account_id_idx" ON "account_money"("organization_id", "mrr", "account_id");
CREATE INDEX "account_money_organization_id_next_renewal_on_account_id_idx" ON "account_money"("organization_id", "next_renewal_on", "account_id");
CREATE INDEX "account_money_organization_id_renewal_amount_account_id_idx" ON "account_money"("organization_id", "renewal_amount", "account_id");
CREATE INDEX "account_money_mrr_down" ON "account_money"("organization_id", "mrr" DESC NULLS LAST, "account_id" DESC);
CREATE INDEX "account_money_next_renewal_down" ON "account_money"("organization_id", "next_renewal_on" DESC NULLS LAST, "account_id" DESC);
CREATE INDEX "account_money_renewal_amount_down" ON "account_money"("organization_id", "renewal_amount" DESC NULLS LAST, "account_id" DESC);

ALTER TABLE "account_money" ADD CONSTRAINT "account_money_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Accounts that pay something are as of no day that counts, so that the job of the new day finds them.
INSERT INTO "account_money" ("organization_id", "account_id", "as_of")
SELECT a."organization_id", a."id", CASE WHEN EXISTS (
  SELECT FROM "subscription" s WHERE s."organization_id" = a."organization_id" AND s."account_id" = a."id") THEN DATE '1970-01-01' END
FROM "account" a;

ALTER TABLE "account_money" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "account_money" FORCE ROW LEVEL SECURITY;
CREATE POLICY fence ON "account_money" USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()));
GRANT SELECT, INSERT, UPDATE, DELETE ON "account_money" TO rapport_app;

-- What a ticket system says of its promises: when an answer was due, when that was missed, and whether it was passed up.
ALTER TABLE "ticket" ADD COLUMN "sla_due_at" TIMESTAMPTZ(3), ADD COLUMN "sla_breached_at" TIMESTAMPTZ(3), ADD COLUMN "escalated" BOOLEAN NOT NULL DEFAULT false;
