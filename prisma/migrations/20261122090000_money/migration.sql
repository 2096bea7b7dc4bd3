-- What customers pay, what they say and what they ask. Amounts are minor units of their own currency.
CREATE TABLE "subscription" (
    "organization_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "account_id" BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "billing_cycle" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "start_on" DATE NOT NULL,
    "end_on" DATE,
    "renewal" TEXT,
    "renews_on" DATE,
    "term_months" INTEGER,
    "cancelled_at" TIMESTAMPTZ(3),
    "trial_ends_on" DATE,
    "source_updated_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("organization_id","id"),
    CONSTRAINT "subscription_end" CHECK ("end_on" > "start_on")
);

CREATE TABLE "subscription_change" (
    "organization_id" INTEGER NOT NULL,
    "subscription_id" BIGINT NOT NULL,
    "effective_on" DATE NOT NULL,
    "quantity" BIGINT NOT NULL,
    "unit_amount" BIGINT NOT NULL,
    "discount_amount" BIGINT NOT NULL,

    CONSTRAINT "subscription_change_pkey" PRIMARY KEY ("organization_id","subscription_id","effective_on"),
    CONSTRAINT "subscription_change_amount" CHECK ("quantity" >= 0 AND "unit_amount" >= 0 AND "discount_amount" >= 0)
);

CREATE TABLE "invoice" (
    "organization_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "account_id" BIGINT NOT NULL,
    "number" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "recurring_amount" BIGINT NOT NULL,
    "one_time_amount" BIGINT NOT NULL,
    "paid_amount" BIGINT NOT NULL,
    "source_updated_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "invoice_line" (
    "organization_id" INTEGER NOT NULL,
    "invoice_id" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "recurring" BOOLEAN NOT NULL,

    CONSTRAINT "invoice_line_pkey" PRIMARY KEY ("organization_id","invoice_id","position")
);

CREATE TABLE "invoice_payment" (
    "organization_id" INTEGER NOT NULL,
    "invoice_id" BIGINT NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "amount" BIGINT NOT NULL,
    "paid_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoice_payment_pkey" PRIMARY KEY ("organization_id","invoice_id","key")
);

CREATE TABLE "exchange_rate" (
    "organization_id" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "day" DATE NOT NULL,
    "rate" DECIMAL(20,10) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("organization_id","currency","day"),
    CONSTRAINT "exchange_rate_positive" CHECK ("rate" > 0)
);

CREATE TABLE "survey_response" (
    "organization_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "account_id" BIGINT NOT NULL,
    "email" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "comment" TEXT,
    "survey" TEXT,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "source_updated_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "survey_response_pkey" PRIMARY KEY ("organization_id","id"),
    CONSTRAINT "survey_response_score" CHECK ("kind" = 'nps' AND "score" BETWEEN 0 AND 10 OR "kind" = 'csat' AND "score" BETWEEN 1 AND 5)
);

CREATE TABLE "ticket" (
    "organization_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "account_id" BIGINT NOT NULL,
    "subject" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "url" TEXT,
    "requester_email" TEXT,
    "csat" INTEGER,
    "source_updated_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "ticket_pkey" PRIMARY KEY ("organization_id","id"),
    CONSTRAINT "ticket_closing" CHECK ("closed_at" >= "opened_at")
);

CREATE UNIQUE INDEX "subscription_organization_id_key_key" ON "subscription"("organization_id", "key");
CREATE INDEX "subscription_organization_id_account_id_start_on_idx" ON "subscription"("organization_id", "account_id", "start_on");
CREATE UNIQUE INDEX "invoice_organization_id_key_key" ON "invoice"("organization_id", "key");
CREATE INDEX "invoice_organization_id_account_id_issued_at_idx" ON "invoice"("organization_id", "account_id", "issued_at");
CREATE UNIQUE INDEX "survey_response_organization_id_kind_key_key" ON "survey_response"("organization_id", "kind", "key");
CREATE INDEX "survey_response_organization_id_account_id_kind_submitted_a_idx" ON "survey_response"("organization_id", "account_id", "kind", "submitted_at");
CREATE UNIQUE INDEX "ticket_organization_id_key_key" ON "ticket"("organization_id", "key");
CREATE INDEX "ticket_organization_id_account_id_opened_at_idx" ON "ticket"("organization_id", "account_id", "opened_at");

ALTER TABLE "subscription" ADD CONSTRAINT "subscription_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "subscription_change" ADD CONSTRAINT "subscription_change_organization_id_subscription_id_fkey" FOREIGN KEY ("organization_id", "subscription_id") REFERENCES "subscription"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "invoice_line" ADD CONSTRAINT "invoice_line_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoice"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "invoice_payment" ADD CONSTRAINT "invoice_payment_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoice"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "survey_response" ADD CONSTRAINT "survey_response_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The same fence as around every table of a tenant.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['exchange_rate', 'invoice', 'invoice_line', 'invoice_payment', 'subscription', 'subscription_change', 'survey_response', 'ticket'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY fence ON %I USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO rapport_app', t);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO rapport_app;
