-- What alias calls said, for accounts that know the previous id only later.
CREATE TABLE "user_alias" (
    "organization_id" INTEGER NOT NULL,
    "previous_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_alias_pkey" PRIMARY KEY ("organization_id","previous_id","user_id")
);

ALTER TABLE user_alias ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_alias FORCE ROW LEVEL SECURITY;
CREATE POLICY fence ON user_alias USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()));
GRANT SELECT, INSERT, UPDATE, DELETE ON user_alias TO rapport_app;
