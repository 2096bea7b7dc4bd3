-- What wants a person's attention on an account, until one says how it ended.
CREATE TABLE "alert" (
    "organization_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "account_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT,
    "severity" TEXT NOT NULL DEFAULT 'warning',
    "rule" TEXT,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by" UUID,
    "snoozed_until" DATE,
    "snooze_reason" TEXT,
    "outcome" TEXT,
    "closing_note" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_pkey" PRIMARY KEY ("organization_id","id"),
    CONSTRAINT "alert_closing" CHECK (("closed_at" IS NULL) = ("outcome" IS NULL)),
    CONSTRAINT "alert_snooze" CHECK (("snoozed_until" IS NULL) = ("snooze_reason" IS NULL))
);

ALTER TABLE "task" ADD COLUMN "alert_id" BIGINT;

CREATE UNIQUE INDEX "alert_organization_id_key_key" ON "alert"("organization_id", "key");
CREATE INDEX "alert_organization_id_account_id_raised_at_idx" ON "alert"("organization_id", "account_id", "raised_at");
CREATE INDEX "task_organization_id_alert_id_idx" ON "task"("organization_id", "alert_id");

ALTER TABLE "alert" ADD CONSTRAINT "alert_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "task" ADD CONSTRAINT "task_organization_id_alert_id_fkey" FOREIGN KEY ("organization_id", "alert_id") REFERENCES "alert"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- The same fence as around every table of a tenant.
ALTER TABLE "alert" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "alert" FORCE ROW LEVEL SECURITY;
CREATE POLICY fence ON "alert" USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()));
GRANT SELECT, INSERT, UPDATE, DELETE ON "alert" TO rapport_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO rapport_app;
