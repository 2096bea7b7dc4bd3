-- CreateTable
CREATE TABLE "hub_stand_in" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "stand_in_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "until_on" DATE NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hub_stand_in_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "hub_stand_in_organization_id_stand_in_id_idx" ON "hub_stand_in"("organization_id", "stand_in_id");

-- CreateIndex
CREATE UNIQUE INDEX "hub_stand_in_organization_id_member_id_stand_in_id_from_on_key" ON "hub_stand_in"("organization_id", "member_id", "stand_in_id", "from_on");

-- AddForeignKey
ALTER TABLE "hub_stand_in" ADD CONSTRAINT "hub_stand_in_organization_id_member_id_fkey" FOREIGN KEY ("organization_id", "member_id") REFERENCES "membership"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hub_stand_in" ADD CONSTRAINT "hub_stand_in_organization_id_stand_in_id_fkey" FOREIGN KEY ("organization_id", "stand_in_id") REFERENCES "membership"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The same fence as around every table of a tenant.
ALTER TABLE hub_stand_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub_stand_in FORCE ROW LEVEL SECURITY;
CREATE POLICY fence ON hub_stand_in USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()));
GRANT SELECT, INSERT, UPDATE, DELETE ON hub_stand_in TO rapport_app;
