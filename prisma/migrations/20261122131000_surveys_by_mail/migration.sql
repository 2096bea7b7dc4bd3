CREATE TABLE "survey" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "sender_name" TEXT NOT NULL,
    "introduction" TEXT NOT NULL,
    "thanks" TEXT NOT NULL,
    "remind_after_days" INTEGER,
    "expires_after_days" INTEGER NOT NULL,
    "ask_again_after_days" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "survey_pkey" PRIMARY KEY ("organization_id","id"),
    CONSTRAINT "survey_kind" CHECK ("kind" IN ('nps', 'csat')),
    CONSTRAINT "survey_reminder" CHECK ("remind_after_days" < "expires_after_days")
);

CREATE TABLE "survey_invitation" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "account_id" BIGINT NOT NULL,
    "contact_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "reminder_hash" TEXT,
    "created_by" UUID,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "remind_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "survey_invitation_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "opt_out" (
    "organization_id" INTEGER NOT NULL,
    "email" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "how" TEXT NOT NULL,

    CONSTRAINT "opt_out_pkey" PRIMARY KEY ("organization_id","email")
);

ALTER TABLE "mail" ADD COLUMN "from_name" TEXT, ADD COLUMN "unsubscribe_url" TEXT;

CREATE UNIQUE INDEX "survey_invitation_hash_key" ON "survey_invitation"("hash");
CREATE UNIQUE INDEX "survey_invitation_reminder_hash_key" ON "survey_invitation"("reminder_hash");
CREATE INDEX "survey_invitation_organization_id_account_id_sent_at_idx" ON "survey_invitation"("organization_id", "account_id", "sent_at");
CREATE INDEX "survey_invitation_organization_id_survey_id_email_idx" ON "survey_invitation"("organization_id", "survey_id", "email");
CREATE INDEX "survey_invitation_organization_id_contact_id_idx" ON "survey_invitation"("organization_id", "contact_id");

-- One open invitation of a survey to a contact.
CREATE UNIQUE INDEX survey_invitation_open ON survey_invitation (organization_id, survey_id, contact_id) WHERE answered_at IS NULL AND ended_at IS NULL;

ALTER TABLE "survey_invitation" ADD CONSTRAINT "survey_invitation_organization_id_survey_id_fkey" FOREIGN KEY ("organization_id", "survey_id") REFERENCES "survey"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "survey_invitation" ADD CONSTRAINT "survey_invitation_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "survey_invitation" ADD CONSTRAINT "survey_invitation_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contact"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The same fence as around every table of a tenant.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['opt_out', 'survey', 'survey_invitation'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY fence ON %I USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO rapport_app', t);
  END LOOP;
  -- Read by the hash of a secret before a tenant is known.
  EXECUTE format('CREATE POLICY owner ON survey_invitation TO %I USING (true) WITH CHECK (true)', current_user);
END $$;
