ALTER TABLE "account_type" ADD COLUMN "health_policy" TEXT NOT NULL DEFAULT 'own';
ALTER TABLE "account_type" ADD CONSTRAINT "account_type_health_policy" CHECK ("health_policy" IN ('own', 'worst', 'mean'));

CREATE TABLE "health_roll_up" (
    "organization_id" INTEGER NOT NULL,
    "account_id" BIGINT NOT NULL,
    "day" DATE NOT NULL,
    "policy" TEXT NOT NULL,
    "parts" JSONB NOT NULL,

    CONSTRAINT "health_roll_up_pkey" PRIMARY KEY ("organization_id","account_id","day")
);

ALTER TABLE "health_roll_up" ADD CONSTRAINT "health_roll_up_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The same fence as around every table of a tenant.
ALTER TABLE health_roll_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE health_roll_up FORCE ROW LEVEL SECURITY;
CREATE POLICY fence ON health_roll_up USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()));
GRANT SELECT, INSERT, UPDATE, DELETE ON health_roll_up TO rapport_app;

-- A child that moves, or goes, changes the score of the parent that it leaves; it marks the one that it comes to itself.
CREATE FUNCTION mark_former_parents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO health_mark (organization_id, account_id)
  SELECT DISTINCT o.organization_id, o.parent_id FROM former o JOIN changed n ON n.organization_id = o.organization_id AND n.id = o.id
  WHERE o.parent_id IS NOT NULL AND (o.parent_id, o.deleted_at) IS DISTINCT FROM (n.parent_id, n.deleted_at);
  RETURN NULL;
END $$;
CREATE TRIGGER mark_moved AFTER UPDATE ON account REFERENCING NEW TABLE AS changed OLD TABLE AS former
  FOR EACH STATEMENT EXECUTE FUNCTION mark_former_parents();

-- Every night changes a row of each account in place: room for that on its page spares its indexes.
ALTER TABLE metric_month SET (fillfactor = 70);
ALTER TABLE health_month SET (fillfactor = 70);
ALTER TABLE account_health SET (fillfactor = 70);
