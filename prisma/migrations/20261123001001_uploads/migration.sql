-- Uploads end as assets of an account or as publications, which have none; what the end answered is kept for both alike.
ALTER TABLE "upload" ALTER COLUMN "account_id" DROP NOT NULL,
  ADD COLUMN "purpose" TEXT NOT NULL DEFAULT 'asset',
  ADD COLUMN "answer" JSONB;

DO $$
DECLARE o integer;
BEGIN
  FOR o IN SELECT id FROM organization LOOP
    PERFORM set_config('rapport.organization', o::text, true);
    UPDATE upload SET answer = jsonb_build_object('assetId', asset_key) WHERE organization_id = o AND asset_key IS NOT NULL;
  END LOOP;
  PERFORM set_config('rapport.organization', '', true);
END $$;

ALTER TABLE "upload" DROP COLUMN "asset_key";
