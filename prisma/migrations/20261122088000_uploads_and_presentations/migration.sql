-- The organization's colour on decks, #rrggbb.
ALTER TABLE "organization" ADD COLUMN "brand_colour" TEXT;
GRANT UPDATE (brand_colour) ON organization TO rapport_app;

-- What has arrived of an upload, in order; and the asset it became, so that asking twice for its end answers alike.
ALTER TABLE "upload" ADD COLUMN "asset_key" TEXT,
ADD COLUMN "parts" TEXT[];

-- Decks that were asked for, and how far they are.
CREATE TABLE "presentation" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "account_id" BIGINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "asset_key" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "presentation_pkey" PRIMARY KEY ("organization_id","id")
);
CREATE INDEX "presentation_organization_id_account_id_idx" ON "presentation"("organization_id", "account_id");
ALTER TABLE "presentation" ADD CONSTRAINT "presentation_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE presentation ENABLE ROW LEVEL SECURITY;
ALTER TABLE presentation FORCE ROW LEVEL SECURITY;
CREATE POLICY fence ON presentation USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()));
GRANT SELECT, INSERT, UPDATE, DELETE ON presentation TO rapport_app;
