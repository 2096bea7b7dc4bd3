ALTER TABLE "account_usage" ADD COLUMN "health_score" INTEGER;
ALTER TABLE "account_usage" ADD COLUMN "health_band" TEXT NOT NULL DEFAULT 'unknown';

CREATE TABLE "health_model" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "account_types" TEXT[],
    "segment" JSONB,
    "draft" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "published" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "health_model_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "health_model_version" (
    "organization_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "model_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "published_by" UUID,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "health_model_version_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "metric_month" (
    "organization_id" INTEGER NOT NULL,
    "account_id" BIGINT NOT NULL,
    "month" INTEGER NOT NULL,
    "metric" TEXT COLLATE "C" NOT NULL,
    "values" TEXT[],
    "days" INTEGER[],

    CONSTRAINT "metric_month_pkey" PRIMARY KEY ("organization_id","account_id","month","metric")
);

CREATE TABLE "health_month" (
    "organization_id" INTEGER NOT NULL,
    "account_id" BIGINT NOT NULL,
    "month" INTEGER NOT NULL,
    "version_ids" BIGINT[],
    "scores" INTEGER[],
    "coverages" INTEGER[],

    CONSTRAINT "health_month_pkey" PRIMARY KEY ("organization_id","account_id","month")
);

CREATE TABLE "account_health" (
    "organization_id" INTEGER NOT NULL,
    "account_id" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "version_id" BIGINT,
    "score" INTEGER,
    "band" TEXT NOT NULL,
    "coverage" INTEGER NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_health_pkey" PRIMARY KEY ("organization_id","account_id")
);

CREATE TABLE "health_override" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "account_id" BIGINT NOT NULL,
    "score" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "until_on" DATE NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "health_override_pkey" PRIMARY KEY ("organization_id","id"),
    CONSTRAINT "health_override_score" CHECK ("score" BETWEEN 0 AND 100)
);

CREATE TABLE "csm_pulse" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "account_id" BIGINT NOT NULL,
    "rating" TEXT NOT NULL,
    "comment" TEXT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "csm_pulse_pkey" PRIMARY KEY ("organization_id","id"),
    CONSTRAINT "csm_pulse_rating" CHECK ("rating" IN ('poor', 'average', 'good'))
);

CREATE TABLE "health_mark" (
    "organization_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "account_id" BIGINT NOT NULL,

    CONSTRAINT "health_mark_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "health_run" (
    "organization_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "done_up_to" BIGINT NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "health_run_pkey" PRIMARY KEY ("organization_id","day")
);

CREATE UNIQUE INDEX "health_model_version_organization_id_model_id_number_key" ON "health_model_version"("organization_id", "model_id", "number");
CREATE INDEX "health_override_organization_id_account_id_idx" ON "health_override"("organization_id", "account_id");
CREATE INDEX "csm_pulse_organization_id_account_id_created_at_idx" ON "csm_pulse"("organization_id", "account_id", "created_at");
CREATE INDEX "account_usage_organization_id_health_score_account_id_idx" ON "account_usage"("organization_id", "health_score", "account_id");
CREATE INDEX "account_usage_health_down" ON "account_usage"("organization_id", "health_score" DESC, "account_id" DESC);
CREATE INDEX "account_usage_organization_id_health_band_account_id_idx" ON "account_usage"("organization_id", "health_band", "account_id");

ALTER TABLE "health_model_version" ADD CONSTRAINT "health_model_version_organization_id_model_id_fkey" FOREIGN KEY ("organization_id", "model_id") REFERENCES "health_model"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "metric_month" ADD CONSTRAINT "metric_month_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "health_month" ADD CONSTRAINT "health_month_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "account_health" ADD CONSTRAINT "account_health_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "health_override" ADD CONSTRAINT "health_override_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "csm_pulse" ADD CONSTRAINT "csm_pulse_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One default, which no condition narrows.
CREATE UNIQUE INDEX health_model_default ON health_model (organization_id) WHERE is_default;

-- The same fence as around every table of a tenant.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['account_health', 'csm_pulse', 'health_mark', 'health_model', 'health_model_version', 'health_month', 'health_override', 'health_run', 'metric_month'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY fence ON %I USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO rapport_app', t);
  END LOOP;
  -- A worker asks across tenants where something is left to do.
  EXECUTE format('CREATE POLICY owner ON health_mark TO %I USING (true) WITH CHECK (true)', current_user);
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO rapport_app;

-- What a score may rest on marks its accounts, in the transaction that changes it. Rows are only ever added, so that two
-- writers never wait for each other; the worker takes them away.
CREATE FUNCTION mark_health() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO health_mark (organization_id, account_id) SELECT DISTINCT organization_id, account_id FROM changed;
  RETURN NULL;
END $$;

CREATE FUNCTION mark_account_health() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO health_mark (organization_id, account_id) SELECT organization_id, id FROM changed;
  RETURN NULL;
END $$;

-- Figures of past days change by late events alone; the nightly pass, which changes them all, scores everybody anyway.
CREATE FUNCTION mark_usage_health() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO health_mark (organization_id, account_id)
  SELECT n.organization_id, n.account_id FROM changed n JOIN former o ON o.organization_id = n.organization_id AND o.account_id = n.account_id
  WHERE o.as_of = n.as_of AND (o.dau, o.wau, o.mau, o.stickiness, o.ms_per_user, o.product_users, o.last_seen_at)
    IS DISTINCT FROM (n.dau, n.wau, n.mau, n.stickiness, n.ms_per_user, n.product_users, n.last_seen_at);
  RETURN NULL;
END $$;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['account_tag', 'attribute_value', 'collection_row', 'contact', 'csm_pulse', 'health_override', 'interaction', 'invoice', 'subscription', 'survey_response', 'task', 'ticket'] LOOP
    EXECUTE format('CREATE TRIGGER mark_inserted AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_health()', t);
    EXECUTE format('CREATE TRIGGER mark_updated AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_health()', t);
  END LOOP;
END $$;
CREATE TRIGGER mark_deleted AFTER DELETE ON account_tag REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_health();
CREATE TRIGGER mark_deleted AFTER DELETE ON attribute_value REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_health();
CREATE TRIGGER mark_inserted AFTER INSERT ON account REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_account_health();
CREATE TRIGGER mark_updated AFTER UPDATE ON account REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION mark_account_health();
CREATE TRIGGER mark_updated AFTER UPDATE ON account_usage REFERENCING NEW TABLE AS changed OLD TABLE AS former
  FOR EACH STATEMENT EXECUTE FUNCTION mark_usage_health();
