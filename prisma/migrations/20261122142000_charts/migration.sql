-- Charts that people build, and where accounts' pages show them.
CREATE TABLE "chart" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "is_listed" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chart_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "chart_pin" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "chart_id" UUID NOT NULL,
    "account_id" BIGINT,
    "position" INTEGER NOT NULL,
    "created_by" UUID,

    CONSTRAINT "chart_pin_pkey" PRIMARY KEY ("organization_id","id")
);

-- Metrics of which every account's daily values are kept, because a chart shows them.
CREATE TABLE "metric_kept" (
    "organization_id" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "metric_kept_pkey" PRIMARY KEY ("organization_id","metric")
);

CREATE TABLE "metric_day" (
    "organization_id" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "total" DECIMAL NOT NULL,
    "accounts" INTEGER NOT NULL,

    CONSTRAINT "metric_day_pkey" PRIMARY KEY ("organization_id","metric","day")
);

CREATE TABLE "metric_formula" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "expression" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "decimals" INTEGER NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "metric_formula_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE INDEX "chart_pin_organization_id_account_id_idx" ON "chart_pin"("organization_id", "account_id");
CREATE INDEX "chart_pin_organization_id_chart_id_idx" ON "chart_pin"("organization_id", "chart_id");
CREATE INDEX "metric_month_organization_id_metric_month_idx" ON "metric_month"("organization_id", "metric", "month");

ALTER TABLE "chart_pin" ADD CONSTRAINT "chart_pin_organization_id_chart_id_fkey" FOREIGN KEY ("organization_id", "chart_id") REFERENCES "chart"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "chart_pin" ADD CONSTRAINT "chart_pin_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The same fence as around every table of a tenant.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['chart', 'chart_pin', 'metric_kept', 'metric_day', 'metric_formula'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY fence ON %I USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO rapport_app', t);
  END LOOP;
END $$;

-- A value of a metric as a number; null for categories.
CREATE FUNCTION metric_number(value text) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN value ~ '^-?[0-9]+([.][0-9]+)?$' THEN value::numeric END;

-- An account that goes leaves the totals of past days, and joins them again when it comes back.
CREATE FUNCTION count_metric_days() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gone account := OLD;
  sign int := CASE WHEN TG_OP = 'DELETE' OR OLD.deleted_at IS NULL THEN -1 ELSE 1 END;
BEGIN
  UPDATE metric_day d SET total = d.total + sign * metric_number(v.value), accounts = d.accounts + sign
  FROM (
    SELECT m.metric, make_date(m.month / 12, m.month % 12 + 1, 1) + (u.at::int - 1) AS day, u.value
    FROM metric_month m CROSS JOIN LATERAL unnest(m.values) WITH ORDINALITY AS u (value, at)
    WHERE m.organization_id = gone.organization_id AND m.account_id = gone.id) v
  WHERE d.organization_id = gone.organization_id AND d.metric = v.metric AND d.day = v.day AND metric_number(v.value) IS NOT NULL;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER count_metric_days_gone BEFORE DELETE ON account FOR EACH ROW WHEN (OLD.deleted_at IS NULL) EXECUTE FUNCTION count_metric_days();
CREATE TRIGGER count_metric_days_moved AFTER UPDATE OF deleted_at ON account FOR EACH ROW
  WHEN ((OLD.deleted_at IS NULL) <> (NEW.deleted_at IS NULL)) EXECUTE FUNCTION count_metric_days();
