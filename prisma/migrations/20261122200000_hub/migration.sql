-- Account Hub: publications, what each contact was sent, and what was read of it.
CREATE TABLE "hub" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "account_id" BIGINT NOT NULL,
    "contact_id" BIGINT,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "owner_id" UUID,
    "parent_id" UUID,
    "passcode_hash" TEXT,
    "code_by_mail" BOOLEAN NOT NULL DEFAULT false,
    "can_download" BOOLEAN NOT NULL DEFAULT true,
    "can_forward" BOOLEAN NOT NULL DEFAULT true,
    "watermark" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hub_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "hub_message" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hub_message_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "hub_recipient" (
    "organization_id" INTEGER NOT NULL,
    "message_id" UUID NOT NULL,
    "hub_id" UUID NOT NULL,
    "mail_id" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "bounced_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "clicked_at" TIMESTAMPTZ(3),

    CONSTRAINT "hub_recipient_pkey" PRIMARY KEY ("organization_id","message_id","hub_id")
);

CREATE TABLE "hub_item" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "hub_id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "message_id" UUID,
    "update_policy" TEXT NOT NULL,
    "can_download" BOOLEAN NOT NULL DEFAULT true,
    "can_forward" BOOLEAN NOT NULL DEFAULT true,
    "watermark" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3),
    "replaced_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hub_item_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "hub_update" (
    "organization_id" INTEGER NOT NULL,
    "item_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "decision" TEXT,

    CONSTRAINT "hub_update_pkey" PRIMARY KEY ("organization_id","item_id","version_id")
);

CREATE TABLE "hub_session" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "hub_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "agent" TEXT,
    "automated" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "last_beat_at" TIMESTAMPTZ(3),

    CONSTRAINT "hub_session_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "hub_visit" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "hub_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_beat_at" TIMESTAMPTZ(3) NOT NULL,
    "ended" BOOLEAN NOT NULL DEFAULT false,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "hub_visit_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "hub_served" (
    "organization_id" INTEGER NOT NULL,
    "session_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "page" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "hub_served_pkey" PRIMARY KEY ("organization_id","session_id","item_id","version_id","page")
);

CREATE TABLE "hub_attention" (
    "organization_id" INTEGER NOT NULL,
    "visit_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "page" INTEGER NOT NULL,
    "tab_id" UUID NOT NULL,
    "reported_ms" BIGINT NOT NULL,
    "counted_ms" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hub_attention_pkey" PRIMARY KEY ("organization_id","visit_id","item_id","version_id","page","tab_id")
);

CREATE TABLE "hub_happening" (
    "organization_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "hub_id" UUID NOT NULL,
    "account_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "session_id" UUID,
    "item_id" UUID,
    "version_id" UUID,
    "message_id" UUID,
    "actor_id" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "dedupe_key" TEXT NOT NULL,

    CONSTRAINT "hub_happening_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "hub_preference" (
    "organization_id" INTEGER NOT NULL,
    "membership_id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "delivery" TEXT NOT NULL,
    "reach" TEXT NOT NULL,

    CONSTRAINT "hub_preference_pkey" PRIMARY KEY ("organization_id","membership_id","topic")
);

CREATE TABLE "hub_notice" (
    "organization_id" INTEGER NOT NULL,
    "membership_id" UUID NOT NULL,
    "happening_id" BIGINT NOT NULL,
    "topic" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hub_notice_pkey" PRIMARY KEY ("organization_id","membership_id","happening_id")
);

CREATE TABLE "hub_code" (
    "organization_id" INTEGER NOT NULL,
    "hub_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hub_code_pkey" PRIMARY KEY ("organization_id","hub_id")
);

CREATE TABLE "publication" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "description" TEXT,
    "shareable" BOOLEAN NOT NULL DEFAULT true,
    "listed" BOOLEAN NOT NULL DEFAULT true,
    "update_policy" TEXT NOT NULL DEFAULT 'ask',
    "can_download" BOOLEAN NOT NULL DEFAULT true,
    "can_forward" BOOLEAN NOT NULL DEFAULT true,
    "watermark" BOOLEAN NOT NULL DEFAULT false,
    "latest_number" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "publication_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "publication_version" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "failure" TEXT,
    "note" TEXT,
    "url" TEXT,
    "storage_key" TEXT,
    "file_name" TEXT,
    "media_type" TEXT,
    "size" BIGINT,
    "sha256" TEXT,
    "page_count" INTEGER NOT NULL DEFAULT 0,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ready_at" TIMESTAMPTZ(3),

    CONSTRAINT "publication_version_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "publication_page" (
    "organization_id" INTEGER NOT NULL,
    "version_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "storage_key" TEXT NOT NULL,
    "thumbnail_key" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "words" INTEGER NOT NULL,
    "pieces" JSONB NOT NULL,
    "changed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "publication_page_pkey" PRIMARY KEY ("organization_id","version_id","number")
);

CREATE UNIQUE INDEX "hub_hash_key" ON "hub"("hash");

CREATE INDEX "hub_organization_id_account_id_idx" ON "hub"("organization_id", "account_id");

CREATE INDEX "hub_organization_id_owner_id_idx" ON "hub"("organization_id", "owner_id");

CREATE INDEX "hub_organization_id_parent_id_idx" ON "hub"("organization_id", "parent_id");

CREATE UNIQUE INDEX "hub_organization_id_contact_id_key" ON "hub"("organization_id", "contact_id");

CREATE INDEX "hub_message_organization_id_created_at_idx" ON "hub_message"("organization_id", "created_at");

CREATE INDEX "hub_recipient_organization_id_hub_id_idx" ON "hub_recipient"("organization_id", "hub_id");

CREATE INDEX "hub_item_organization_id_publication_id_idx" ON "hub_item"("organization_id", "publication_id");

CREATE UNIQUE INDEX "hub_item_organization_id_hub_id_publication_id_key" ON "hub_item"("organization_id", "hub_id", "publication_id");

CREATE UNIQUE INDEX "hub_session_hash_key" ON "hub_session"("hash");

CREATE INDEX "hub_session_organization_id_hub_id_created_at_idx" ON "hub_session"("organization_id", "hub_id", "created_at");

CREATE INDEX "hub_visit_organization_id_hub_id_started_at_idx" ON "hub_visit"("organization_id", "hub_id", "started_at");

CREATE INDEX "hub_visit_organization_id_session_id_started_at_idx" ON "hub_visit"("organization_id", "session_id", "started_at");

CREATE INDEX "hub_served_organization_id_item_id_idx" ON "hub_served"("organization_id", "item_id");

CREATE INDEX "hub_attention_organization_id_item_id_idx" ON "hub_attention"("organization_id", "item_id");

CREATE INDEX "hub_happening_organization_id_hub_id_at_idx" ON "hub_happening"("organization_id", "hub_id", "at");

CREATE INDEX "hub_happening_organization_id_at_idx" ON "hub_happening"("organization_id", "at");

CREATE UNIQUE INDEX "hub_happening_organization_id_dedupe_key_key" ON "hub_happening"("organization_id", "dedupe_key");

CREATE INDEX "publication_organization_id_updated_at_idx" ON "publication"("organization_id", "updated_at");

CREATE UNIQUE INDEX "publication_version_organization_id_publication_id_number_key" ON "publication_version"("organization_id", "publication_id", "number");

ALTER TABLE "hub" ADD CONSTRAINT "hub_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hub" ADD CONSTRAINT "hub_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contact"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hub" ADD CONSTRAINT "hub_organization_id_owner_id_fkey" FOREIGN KEY ("organization_id", "owner_id") REFERENCES "membership"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "hub" ADD CONSTRAINT "hub_organization_id_parent_id_fkey" FOREIGN KEY ("organization_id", "parent_id") REFERENCES "hub"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "hub_recipient" ADD CONSTRAINT "hub_recipient_organization_id_message_id_fkey" FOREIGN KEY ("organization_id", "message_id") REFERENCES "hub_message"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hub_recipient" ADD CONSTRAINT "hub_recipient_organization_id_hub_id_fkey" FOREIGN KEY ("organization_id", "hub_id") REFERENCES "hub"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hub_item" ADD CONSTRAINT "hub_item_organization_id_hub_id_fkey" FOREIGN KEY ("organization_id", "hub_id") REFERENCES "hub"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hub_item" ADD CONSTRAINT "hub_item_organization_id_publication_id_fkey" FOREIGN KEY ("organization_id", "publication_id") REFERENCES "publication"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hub_item" ADD CONSTRAINT "hub_item_organization_id_version_id_fkey" FOREIGN KEY ("organization_id", "version_id") REFERENCES "publication_version"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hub_item" ADD CONSTRAINT "hub_item_organization_id_message_id_fkey" FOREIGN KEY ("organization_id", "message_id") REFERENCES "hub_message"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "hub_update" ADD CONSTRAINT "hub_update_organization_id_item_id_fkey" FOREIGN KEY ("organization_id", "item_id") REFERENCES "hub_item"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hub_session" ADD CONSTRAINT "hub_session_organization_id_hub_id_fkey" FOREIGN KEY ("organization_id", "hub_id") REFERENCES "hub"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hub_visit" ADD CONSTRAINT "hub_visit_organization_id_session_id_fkey" FOREIGN KEY ("organization_id", "session_id") REFERENCES "hub_session"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hub_served" ADD CONSTRAINT "hub_served_organization_id_session_id_fkey" FOREIGN KEY ("organization_id", "session_id") REFERENCES "hub_session"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hub_served" ADD CONSTRAINT "hub_served_organization_id_item_id_fkey" FOREIGN KEY ("organization_id", "item_id") REFERENCES "hub_item"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hub_attention" ADD CONSTRAINT "hub_attention_organization_id_visit_id_fkey" FOREIGN KEY ("organization_id", "visit_id") REFERENCES "hub_visit"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hub_attention" ADD CONSTRAINT "hub_attention_organization_id_item_id_fkey" FOREIGN KEY ("organization_id", "item_id") REFERENCES "hub_item"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hub_happening" ADD CONSTRAINT "hub_happening_organization_id_hub_id_fkey" FOREIGN KEY ("organization_id", "hub_id") REFERENCES "hub"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hub_preference" ADD CONSTRAINT "hub_preference_organization_id_membership_id_fkey" FOREIGN KEY ("organization_id", "membership_id") REFERENCES "membership"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "hub_notice" ADD CONSTRAINT "hub_notice_organization_id_membership_id_fkey" FOREIGN KEY ("organization_id", "membership_id") REFERENCES "membership"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "publication_version" ADD CONSTRAINT "publication_version_organization_id_publication_id_fkey" FOREIGN KEY ("organization_id", "publication_id") REFERENCES "publication"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "publication_page" ADD CONSTRAINT "publication_page_organization_id_version_id_fkey" FOREIGN KEY ("organization_id", "version_id") REFERENCES "publication_version"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What waits to be decided, counted on every page of the Manager.
CREATE INDEX hub_update_waiting ON hub_update (organization_id, item_id) WHERE decided_at IS NULL;
CREATE INDEX hub_notice_due ON hub_notice (due_at, organization_id) WHERE sent_at IS NULL AND due_at IS NOT NULL;
CREATE INDEX hub_visit_open ON hub_visit (last_beat_at, organization_id) WHERE closed_at IS NULL;

-- The same fence as around every table of a tenant.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['hub', 'hub_attention', 'hub_code', 'hub_happening', 'hub_item', 'hub_message', 'hub_notice', 'hub_preference', 'hub_recipient', 'hub_served', 'hub_session', 'hub_update', 'hub_visit', 'publication', 'publication_page', 'publication_version'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY fence ON %I USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO rapport_app', t);
  END LOOP;
  -- Read by the hash of a secret before a tenant is known, or swept across tenants.
  FOREACH t IN ARRAY ARRAY['hub', 'hub_notice', 'hub_session', 'hub_visit', 'publication_version'] LOOP
    EXECUTE format('CREATE POLICY owner ON %I TO %I USING (true) WITH CHECK (true)', t, current_user);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO rapport_app;

-- What happened isn't rewritten.
REVOKE UPDATE, DELETE ON hub_happening FROM rapport_app;
