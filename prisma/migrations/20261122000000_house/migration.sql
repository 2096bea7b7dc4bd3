-- The role that every request's transaction takes on: neither owner nor superuser, so the fence below holds for it.
DO $$ BEGIN
  CREATE ROLE rapport_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$ BEGIN
  EXECUTE format('GRANT rapport_app TO %I', current_user);
EXCEPTION WHEN unique_violation THEN NULL;
END $$;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "account_type" (
    "organization_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "icon" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "parents" TEXT[],

    CONSTRAINT "account_type_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "account" (
    "organization_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "und-x-icu" NOT NULL,
    "type" TEXT NOT NULL,
    "parent_id" BIGINT,
    "former_parent_id" BIGINT,
    "relationship" TEXT,
    "domain" TEXT,
    "status" TEXT,
    "lifecycle_stage" TEXT,
    "owner_email" TEXT,
    "attributes" JSONB NOT NULL DEFAULT '{}',
    "trait_times" JSONB NOT NULL DEFAULT '{}',
    "depth" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at_given" BOOLEAN NOT NULL DEFAULT false,
    "source_updated_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "account_tree" (
    "organization_id" INTEGER NOT NULL,
    "ancestor_id" BIGINT NOT NULL,
    "descendant_id" BIGINT NOT NULL,
    "distance" INTEGER NOT NULL,

    CONSTRAINT "account_tree_pkey" PRIMARY KEY ("organization_id","ancestor_id","descendant_id")
);

-- CreateTable
CREATE TABLE "account_visibility" (
    "organization_id" INTEGER NOT NULL,
    "team_id" UUID NOT NULL,
    "account_id" BIGINT NOT NULL,

    CONSTRAINT "account_visibility_pkey" PRIMARY KEY ("organization_id","team_id","account_id")
);

-- CreateTable
CREATE TABLE "account_pin" (
    "organization_id" INTEGER NOT NULL,
    "membership_id" UUID NOT NULL,
    "account_id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pin_pkey" PRIMARY KEY ("organization_id","membership_id","account_id")
);

-- CreateTable
CREATE TABLE "product_user" (
    "organization_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "account_id" BIGINT NOT NULL,
    "user_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "title" TEXT,
    "traits" JSONB NOT NULL DEFAULT '{}',
    "trait_times" JSONB NOT NULL DEFAULT '{}',
    "first_seen_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),
    "first_identified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_user_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "event" (
    "segment_id" BIGINT NOT NULL,
    "account_id" BIGINT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "organization_id" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    "name_id" INTEGER,
    "module_id" INTEGER,
    "feature_id" INTEGER,
    "count" INTEGER NOT NULL DEFAULT 1,
    "duration_ms" INTEGER NOT NULL DEFAULT 0,
    "kind" SMALLINT NOT NULL,
    "message_id" TEXT COLLATE "C" NOT NULL,
    "user_id" TEXT COLLATE "C",
    "extra" JSONB,

    CONSTRAINT "event_pkey" PRIMARY KEY ("organization_id","message_id")
) PARTITION BY HASH ("organization_id", "message_id");
DO $$ BEGIN
  FOR n IN 0..7 LOOP
    EXECUTE format('CREATE TABLE event_%s PARTITION OF event FOR VALUES WITH (MODULUS 8, REMAINDER %s)', n, n);
  END LOOP;
END $$;

-- CreateTable
CREATE TABLE "segment" (
    "organization_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "events" INTEGER NOT NULL,
    "folded_at" TIMESTAMPTZ(3),

    CONSTRAINT "segment_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "usage_name" (
    "organization_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "usage_name_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "event_rejection" (
    "organization_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "message_id" TEXT,
    "reason" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "event_rejection_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "identity" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "identity_id" UUID NOT NULL,
    "organization_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_token" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "organization_id" INTEGER NOT NULL,
    "identity_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "auth_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_key" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_key_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "membership" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "identity_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "licence" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "sees" TEXT NOT NULL DEFAULT 'all',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "team" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "team_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "team_member" (
    "organization_id" INTEGER NOT NULL,
    "team_id" UUID NOT NULL,
    "membership_id" UUID NOT NULL,

    CONSTRAINT "team_member_pkey" PRIMARY KEY ("organization_id","team_id","membership_id")
);

-- CreateTable
CREATE TABLE "account_set" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_set_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "table_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "membership_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" SERIAL NOT NULL,
    "public_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timezone" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "retention_years" INTEGER NOT NULL DEFAULT 10,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "external_id" (
    "organization_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "scope_id" BIGINT NOT NULL DEFAULT 0,
    "value" TEXT COLLATE "C" NOT NULL,
    "record_id" BIGINT NOT NULL,

    CONSTRAINT "external_id_pkey" PRIMARY KEY ("organization_id","kind","value","scope_id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "organization_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "subject" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "request_id" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "organization_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "job" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "available_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "mail" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "to_name" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "transport" TEXT,
    "last_error" TEXT,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "idempotency" (
    "organization_id" INTEGER NOT NULL,
    "caller" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "status" INTEGER,
    "body" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_pkey" PRIMARY KEY ("organization_id","caller","key")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "usage_user_month" (
    "organization_id" INTEGER NOT NULL,
    "account_id" BIGINT NOT NULL,
    "month" INTEGER NOT NULL,
    "user_ref" BIGINT NOT NULL,
    "active_days" INTEGER NOT NULL,
    "ms" BIGINT[],
    "first_ms" INTEGER[],
    "last_ms" INTEGER[],
    "items" INTEGER[],
    "item_days" INTEGER[],
    "item_amounts" BIGINT[],

    CONSTRAINT "usage_user_month_pkey" PRIMARY KEY ("organization_id","account_id","month","user_ref")
);

-- CreateTable
CREATE TABLE "usage_account_month" (
    "organization_id" INTEGER NOT NULL,
    "account_id" BIGINT NOT NULL,
    "month" INTEGER NOT NULL,
    "dau" INTEGER[],
    "wau" INTEGER[],
    "mau" INTEGER[],
    "week_to_date" INTEGER[],
    "month_to_date" INTEGER[],
    "ms" BIGINT[],
    "new_users" INTEGER[],
    "last_ms" INTEGER[],

    CONSTRAINT "usage_account_month_pkey" PRIMARY KEY ("organization_id","account_id","month")
);

-- CreateTable
CREATE TABLE "usage_item_month" (
    "organization_id" INTEGER NOT NULL,
    "account_id" BIGINT NOT NULL,
    "month" INTEGER NOT NULL,
    "item" INTEGER NOT NULL,
    "amount" BIGINT[],
    "users" INTEGER[],
    "users30" INTEGER[],

    CONSTRAINT "usage_item_month_pkey" PRIMARY KEY ("organization_id","account_id","month","item")
);

-- CreateTable
CREATE TABLE "account_usage" (
    "organization_id" INTEGER NOT NULL,
    "account_id" BIGINT NOT NULL,
    "as_of" DATE NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3),
    "dau" INTEGER NOT NULL DEFAULT 0,
    "wau" INTEGER NOT NULL DEFAULT 0,
    "mau" INTEGER NOT NULL DEFAULT 0,
    "stickiness" INTEGER,
    "ms_per_user" INTEGER,
    "product_users" INTEGER NOT NULL DEFAULT 0,
    "mau_trend" INTEGER[],

    CONSTRAINT "account_usage_pkey" PRIMARY KEY ("organization_id","account_id")
);

-- CreateIndex
CREATE INDEX "account_organization_id_parent_id_idx" ON "account"("organization_id", "parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_organization_id_key_key" ON "account"("organization_id", "key");

-- CreateIndex
CREATE INDEX "account_tree_organization_id_descendant_id_idx" ON "account_tree"("organization_id", "descendant_id");

-- CreateIndex
CREATE INDEX "account_visibility_organization_id_account_id_idx" ON "account_visibility"("organization_id", "account_id");

-- CreateIndex
CREATE INDEX "product_user_organization_id_user_id_idx" ON "product_user"("organization_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "product_user_organization_id_account_id_user_id_key" ON "product_user"("organization_id", "account_id", "user_id");

-- CreateIndex
CREATE INDEX "event_organization_id_segment_id_idx" ON "event"("organization_id", "segment_id");

-- CreateIndex
CREATE INDEX "event_organization_id_account_id_day_idx" ON "event"("organization_id", "account_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "usage_name_organization_id_name_key" ON "usage_name"("organization_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "identity_email_key" ON "identity"("email");

-- CreateIndex
CREATE INDEX "session_identity_id_idx" ON "session"("identity_id");

-- CreateIndex
CREATE UNIQUE INDEX "auth_token_hash_key" ON "auth_token"("hash");

-- CreateIndex
CREATE INDEX "auth_token_identity_id_idx" ON "auth_token"("identity_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_key_hash_key" ON "access_key"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "membership_organization_id_identity_id_key" ON "membership"("organization_id", "identity_id");

-- CreateIndex
CREATE UNIQUE INDEX "team_organization_id_name_key" ON "team"("organization_id", "name");

-- CreateIndex
CREATE INDEX "team_member_organization_id_membership_id_idx" ON "team_member"("organization_id", "membership_id");

-- CreateIndex
CREATE INDEX "account_set_organization_id_team_id_idx" ON "account_set"("organization_id", "team_id");

-- CreateIndex
CREATE INDEX "saved_view_organization_id_table_id_idx" ON "saved_view"("organization_id", "table_id");

-- CreateIndex
CREATE UNIQUE INDEX "organization_public_id_key" ON "organization"("public_id");

-- CreateIndex
CREATE INDEX "external_id_organization_id_record_id_kind_idx" ON "external_id"("organization_id", "record_id", "kind");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_at_idx" ON "audit_entry"("organization_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_organization_id_dedupe_key_key" ON "outbox"("organization_id", "dedupe_key");

-- CreateIndex
CREATE INDEX "mail_organization_id_created_at_idx" ON "mail"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "idempotency_created_at_idx" ON "idempotency"("created_at");

-- CreateIndex
CREATE INDEX "account_usage_organization_id_mau_account_id_idx" ON "account_usage"("organization_id", "mau", "account_id");

-- CreateIndex
CREATE INDEX "account_usage_organization_id_dau_account_id_idx" ON "account_usage"("organization_id", "dau", "account_id");

-- CreateIndex
CREATE INDEX "account_usage_organization_id_wau_account_id_idx" ON "account_usage"("organization_id", "wau", "account_id");

-- CreateIndex
CREATE INDEX "account_usage_organization_id_stickiness_account_id_idx" ON "account_usage"("organization_id", "stickiness", "account_id");

-- CreateIndex
CREATE INDEX "account_usage_organization_id_ms_per_user_account_id_idx" ON "account_usage"("organization_id", "ms_per_user", "account_id");

-- CreateIndex
CREATE INDEX "account_usage_organization_id_product_users_account_id_idx" ON "account_usage"("organization_id", "product_users", "account_id");

-- CreateIndex
CREATE INDEX "account_usage_organization_id_last_seen_at_account_id_idx" ON "account_usage"("organization_id", "last_seen_at", "account_id");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_organization_id_type_fkey" FOREIGN KEY ("organization_id", "type") REFERENCES "account_type"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_organization_id_parent_id_fkey" FOREIGN KEY ("organization_id", "parent_id") REFERENCES "account"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_visibility" ADD CONSTRAINT "account_visibility_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_pin" ADD CONSTRAINT "account_pin_organization_id_membership_id_fkey" FOREIGN KEY ("organization_id", "membership_id") REFERENCES "membership"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_pin" ADD CONSTRAINT "account_pin_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_identity_id_fkey" FOREIGN KEY ("identity_id") REFERENCES "identity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_organization_id_team_id_fkey" FOREIGN KEY ("organization_id", "team_id") REFERENCES "team"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team_member" ADD CONSTRAINT "team_member_organization_id_membership_id_fkey" FOREIGN KEY ("organization_id", "membership_id") REFERENCES "membership"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_set" ADD CONSTRAINT "account_set_organization_id_team_id_fkey" FOREIGN KEY ("organization_id", "team_id") REFERENCES "team"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_organization_id_membership_id_fkey" FOREIGN KEY ("organization_id", "membership_id") REFERENCES "membership"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma's language can't say -------------------------------------------------------------------------------

-- Work still to be done is found through small partial indexes.
CREATE INDEX segment_unfolded ON segment (organization_id, id) WHERE folded_at IS NULL;
CREATE INDEX outbox_pending ON outbox (available_at, organization_id, id) WHERE done_at IS NULL AND failed_at IS NULL;

-- Lists offer live accounts only; names sort by language. Empty values stand last in both directions, so columns that
-- may be empty have an index for each.
CREATE INDEX account_live ON account (organization_id, id) WHERE deleted_at IS NULL;
CREATE INDEX account_deleted ON account (organization_id, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX account_by_name ON account (organization_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX account_by_type ON account (organization_id, type, id) WHERE deleted_at IS NULL;
CREATE INDEX account_by_depth ON account (organization_id, depth, id) WHERE deleted_at IS NULL;
CREATE INDEX account_by_start ON account (organization_id, started_at, id) WHERE deleted_at IS NULL;
CREATE INDEX account_by_status ON account (organization_id, status, id) WHERE deleted_at IS NULL;
CREATE INDEX account_by_status_down ON account (organization_id, status DESC NULLS LAST, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX account_by_stage ON account (organization_id, lifecycle_stage, id) WHERE deleted_at IS NULL;
CREATE INDEX account_by_stage_down ON account (organization_id, lifecycle_stage DESC NULLS LAST, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX account_by_owner ON account (organization_id, owner_email, id) WHERE deleted_at IS NULL;
CREATE INDEX account_by_owner_down ON account (organization_id, owner_email DESC NULLS LAST, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX account_by_parent ON account (organization_id, parent_id, id) WHERE deleted_at IS NULL;
CREATE INDEX account_by_former_parent ON account (organization_id, former_parent_id) WHERE former_parent_id IS NOT NULL;
CREATE INDEX account_usage_stickiness_down ON account_usage (organization_id, stickiness DESC NULLS LAST, account_id DESC);
CREATE INDEX account_usage_time_down ON account_usage (organization_id, ms_per_user DESC NULLS LAST, account_id DESC);
CREATE INDEX account_usage_last_seen_down ON account_usage (organization_id, last_seen_at DESC NULLS LAST, account_id DESC);
CREATE INDEX account_search ON account USING gin ((lower((name || ' ' || key || ' ' || coalesce(domain, '')) COLLATE "pg_c_utf8")) gin_trgm_ops) WHERE deleted_at IS NULL;
CREATE INDEX product_user_search ON product_user USING gin ((lower((coalesce(name, '') || ' ' || user_id || ' ' || coalesce(email, '')) COLLATE "pg_c_utf8")) gin_trgm_ops);

-- Prisma leaves lists nullable; nothing here means "no list".
DO $$
DECLARE c record;
BEGIN
  FOR c IN SELECT table_name, column_name FROM information_schema.columns
           WHERE table_schema = current_schema() AND data_type = 'ARRAY' LOOP
    EXECUTE format('ALTER TABLE %I ALTER COLUMN %I SET NOT NULL', c.table_name, c.column_name);
  END LOOP;
END $$;

-- Months are rewritten as events arrive: room on the page keeps those updates off the indexes.
ALTER TABLE usage_user_month SET (fillfactor = 85);
ALTER TABLE usage_account_month SET (fillfactor = 70);
ALTER TABLE usage_item_month SET (fillfactor = 70);
ALTER TABLE account_usage SET (fillfactor = 70);

ALTER TABLE account ADD CONSTRAINT account_not_its_own_parent CHECK (parent_id <> id);

-- The tenant fence: without a setting there are no rows.
CREATE FUNCTION current_organization() RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('rapport.organization', true), '')::integer $$;

DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
           WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT a.attisdropped
             AND c.relname NOT IN ('session', 'auth_token') LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY fence ON %I USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO rapport_app', t);
  END LOOP;
END $$;

-- History isn't rewritten.
REVOKE UPDATE, DELETE ON audit_entry FROM rapport_app;

-- Control tables: the application sees its own organization, and the people in it without their secrets.
ALTER TABLE organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization FORCE ROW LEVEL SECURITY;
CREATE POLICY fence ON organization USING (id = (SELECT current_organization()));
GRANT SELECT, UPDATE (name, timezone, currency, retention_years) ON organization TO rapport_app;
ALTER TABLE identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity FORCE ROW LEVEL SECURITY;
CREATE POLICY fence ON identity USING (EXISTS (SELECT FROM membership m WHERE m.identity_id = identity.id));
GRANT SELECT (id, email, name, created_at) ON identity TO rapport_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO rapport_app;

-- Where the owner is no superuser the forced fence holds for it too. It has to pass it in what core reads before a tenant
-- is known or across tenants (who is there, which organizations have work), and in the search functions below.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['organization', 'identity', 'membership', 'team_member', 'access_key', 'segment', 'outbox', 'account', 'product_user'] LOOP
    EXECUTE format('CREATE POLICY owner ON %I TO %I USING (true) WITH CHECK (true)', t, current_user);
  END LOOP;
END $$;

-- Substring search can't use an index under row-level security (its operator isn't leakproof): these functions run as
-- the owner and take the organization from the same setting; callers join the result under the fence.
CREATE FUNCTION like_literal(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT replace(replace(replace(lower(words COLLATE "pg_c_utf8"), '\', '\\'), '%', '\%'), '_', '\_') $$;

-- The ids of all live accounts whose name, key or domain holds each of the words, the longest (which the index finds)
-- first; at_start: whose name begins with the first. pg_c_utf8 folds case several times faster than ICU does.
CREATE FUNCTION accounts_with_words(words text[], at_start boolean) RETURNS SETOF bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10000
  AS $$
    SELECT id FROM account
    WHERE organization_id = current_organization() AND deleted_at IS NULL
      AND lower((name || ' ' || key || ' ' || coalesce(domain, '')) COLLATE "pg_c_utf8") LIKE
          CASE WHEN at_start THEN '' ELSE '%' END || like_literal(words[1]) || '%'
      AND lower((name || ' ' || key || ' ' || coalesce(domain, '')) COLLATE "pg_c_utf8") LIKE ALL
          (ARRAY(SELECT '%' || like_literal(other) || '%' FROM unnest(words[2:]) other))
  $$;

-- The best matches among the accounts that some teams see (NULL: among all), names that begin so first.
CREATE FUNCTION search_accounts(words text, most integer, teams uuid[]) RETURNS SETOF bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
  AS $$
    SELECT id FROM account
    WHERE organization_id = current_organization() AND deleted_at IS NULL
      AND lower((name || ' ' || key || ' ' || coalesce(domain, '')) COLLATE "pg_c_utf8") LIKE '%' || like_literal(words) || '%'
      AND (teams IS NULL OR id IN (SELECT v.account_id FROM account_visibility v
                                   WHERE v.organization_id = current_organization() AND v.team_id = ANY (teams)))
    ORDER BY lower(name COLLATE "pg_c_utf8") LIKE like_literal(words) || '%' DESC, length(name), id
    LIMIT most
  $$;
CREATE FUNCTION search_product_users(words text, most integer, teams uuid[]) RETURNS SETOF bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
  AS $$
    SELECT u.id FROM product_user u
    JOIN account a ON a.organization_id = u.organization_id AND a.id = u.account_id AND a.deleted_at IS NULL
    WHERE u.organization_id = current_organization()
      AND lower((coalesce(u.name, '') || ' ' || u.user_id || ' ' || coalesce(u.email, '')) COLLATE "pg_c_utf8") LIKE
          '%' || like_literal(words) || '%'
      AND (teams IS NULL OR u.account_id IN (SELECT v.account_id FROM account_visibility v
                                             WHERE v.organization_id = current_organization() AND v.team_id = ANY (teams)))
    ORDER BY lower(u.name COLLATE "pg_c_utf8") LIKE like_literal(words) || '%' DESC NULLS LAST, u.last_seen_at DESC NULLS LAST, u.id
    LIMIT most
  $$;
REVOKE EXECUTE ON FUNCTION accounts_with_words, search_accounts, search_product_users FROM PUBLIC;
GRANT EXECUTE ON FUNCTION accounts_with_words, search_accounts, search_product_users TO rapport_app;

-- A user's month holds one array entry an active day: the sum over days low..high (zero-based, both included).
CREATE FUNCTION sum_of_days(active integer, amounts bigint[], low integer, high integer) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$
    SELECT coalesce(sum(n), 0)::bigint FROM unnest(amounts[
      bit_count((active & ((1 << low) - 1))::bit(32))::int + 1 :
      bit_count((active & ((1::bigint << (high + 1)) - 1)::integer)::bit(32))::int]) n
  $$;

-- Product users of an account as of a day: everybody first known up to it (month index, zero-based day).
CREATE FUNCTION product_users(organization integer, account bigint, as_of_month integer, as_of_day integer) RETURNS integer
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$
    SELECT coalesce(sum((SELECT sum(n) FROM unnest(CASE WHEN k.month = as_of_month THEN k.new_users[1:as_of_day + 1] ELSE k.new_users END) n)), 0)::integer
    FROM usage_account_month k
    WHERE k.organization_id = organization AND k.account_id = account AND k.month <= as_of_month
  $$;
