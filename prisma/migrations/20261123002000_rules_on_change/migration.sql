-- When a rule looks: once a day is over, or as soon as something changed as well.
ALTER TABLE "alert_rule" ADD COLUMN "checked" TEXT NOT NULL DEFAULT 'daily';
ALTER TABLE "alert_rule" ADD CONSTRAINT "alert_rule_checked" CHECK ("checked" IN ('daily', 'on_change'));

CREATE TABLE "alert_mark" (
    "organization_id" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "account_id" BIGINT NOT NULL,

    CONSTRAINT "alert_mark_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "alert_sighting" (
    "organization_id" INTEGER NOT NULL,
    "account_id" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "seen" JSONB NOT NULL,
    "band" TEXT,

    CONSTRAINT "alert_sighting_pkey" PRIMARY KEY ("organization_id","account_id","day","at")
);
CREATE INDEX "alert_sighting_organization_id_day_idx" ON "alert_sighting"("organization_id", "day");
ALTER TABLE "alert_sighting" ADD CONSTRAINT "alert_sighting_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The same fence as around every table of a tenant.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['alert_mark', 'alert_sighting'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY fence ON %I USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO rapport_app', t);
  END LOOP;
  -- A worker asks across tenants where something is left to do.
  EXECUTE format('CREATE POLICY owner ON alert_mark TO %I USING (true) WITH CHECK (true)', current_user);
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO rapport_app;

-- How customers read is a metric as well: a visit marks its account once it is over, not with each beat.
CREATE FUNCTION mark_hub_health() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO health_mark (organization_id, account_id) SELECT organization_id, account_id FROM hub WHERE organization_id = NEW.organization_id AND id = NEW.hub_id;
  RETURN NULL;
END $$;
CREATE TRIGGER mark_over AFTER UPDATE OF closed_at ON hub_visit FOR EACH ROW
  WHEN (OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL) EXECUTE FUNCTION mark_hub_health();
