-- What raises alerts by itself: conditions over the values that are kept of each day.
CREATE TABLE "alert_rule" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "conditions" JSONB NOT NULL,
    "account_types" TEXT[],
    "segment" JSONB,
    "severity" TEXT NOT NULL,
    "message" TEXT,
    "recipients" TEXT[],
    "task_title" TEXT,
    "task_days" INTEGER NOT NULL DEFAULT 3,
    "play_id" UUID,
    "delay_days" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_rule_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "alert_run" (
    "organization_id" INTEGER NOT NULL,
    "rule_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "done_up_to" BIGINT NOT NULL DEFAULT 0,
    "raised" INTEGER NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_run_pkey" PRIMARY KEY ("organization_id","rule_id","day")
);

CREATE TABLE "alert_notice" (
    "organization_id" INTEGER NOT NULL,
    "alert_id" BIGINT NOT NULL,
    "membership_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_notice_pkey" PRIMARY KEY ("organization_id","alert_id","membership_id")
);

CREATE TABLE "alert_preference" (
    "organization_id" INTEGER NOT NULL,
    "membership_id" UUID NOT NULL,
    "delivery" TEXT NOT NULL,
    "daily_at" INTEGER NOT NULL,
    "quiet_from" INTEGER,
    "quiet_to" INTEGER,

    CONSTRAINT "alert_preference_pkey" PRIMARY KEY ("organization_id","membership_id")
);

ALTER TABLE "alert" ADD COLUMN "rule_id" UUID;
ALTER TABLE "alert" ADD COLUMN "fired_on" DATE;
ALTER TABLE "alert" ADD COLUMN "evidence" JSONB;
ALTER TABLE "alert" ADD COLUMN "assignee_id" UUID;

-- However often a day is evaluated, it raises an alert once.
CREATE UNIQUE INDEX "alert_organization_id_rule_id_account_id_fired_on_key" ON "alert"("organization_id", "rule_id", "account_id", "fired_on");
CREATE INDEX "alert_organization_id_raised_at_idx" ON "alert"("organization_id", "raised_at");
-- What each person has before them, counted on every page.
CREATE INDEX alert_before_me ON alert (organization_id, assignee_id) WHERE closed_at IS NULL AND deleted_at IS NULL;
CREATE INDEX alert_notice_due ON alert_notice (due_at, organization_id) WHERE sent_at IS NULL AND due_at IS NOT NULL;

ALTER TABLE "alert_rule" ADD CONSTRAINT "alert_rule_organization_id_play_id_fkey" FOREIGN KEY ("organization_id", "play_id") REFERENCES "play"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "alert_run" ADD CONSTRAINT "alert_run_organization_id_rule_id_fkey" FOREIGN KEY ("organization_id", "rule_id") REFERENCES "alert_rule"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "alert" ADD CONSTRAINT "alert_organization_id_rule_id_fkey" FOREIGN KEY ("organization_id", "rule_id") REFERENCES "alert_rule"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "alert_notice" ADD CONSTRAINT "alert_notice_organization_id_alert_id_fkey" FOREIGN KEY ("organization_id", "alert_id") REFERENCES "alert"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "alert_notice" ADD CONSTRAINT "alert_notice_organization_id_membership_id_fkey" FOREIGN KEY ("organization_id", "membership_id") REFERENCES "membership"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "alert_preference" ADD CONSTRAINT "alert_preference_organization_id_membership_id_fkey" FOREIGN KEY ("organization_id", "membership_id") REFERENCES "membership"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE alert_preference ADD CONSTRAINT alert_preference_hours CHECK (daily_at BETWEEN 0 AND 23
  AND quiet_from BETWEEN 0 AND 23 AND quiet_to BETWEEN 0 AND 23 AND (quiet_from IS NULL) = (quiet_to IS NULL));

-- The same fence as around every table of a tenant.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['alert_notice', 'alert_preference', 'alert_rule', 'alert_run'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY fence ON %I USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO rapport_app', t);
  END LOOP;
  -- A worker asks across tenants whom a mail is due to.
  EXECUTE format('CREATE POLICY owner ON alert_notice TO %I USING (true) WITH CHECK (true)', current_user);
END $$;
