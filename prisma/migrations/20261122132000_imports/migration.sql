CREATE TABLE "data_import" (
    "organization_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'uploaded',
    "file_name" TEXT NOT NULL,
    "storage_key" TEXT,
    "size" BIGINT NOT NULL,
    "delimiter" CHAR(1) NOT NULL,
    "encoding" TEXT NOT NULL,
    "header" TEXT[] NOT NULL,
    "samples" JSONB NOT NULL,
    "rows" INTEGER NOT NULL,
    "mapping" JSONB NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "byte_offset" BIGINT NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "stale" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "created" INTEGER NOT NULL DEFAULT 0,
    "updated" INTEGER NOT NULL DEFAULT 0,
    "undone" INTEGER NOT NULL DEFAULT 0,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "worker_kind" TEXT,
    "worker_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "data_import_pkey" PRIMARY KEY ("organization_id","id")
);

CREATE TABLE "import_record" (
    "organization_id" INTEGER NOT NULL,
    "import_id" UUID NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "row" INTEGER NOT NULL,
    "chunk" INTEGER NOT NULL,
    "is_new" BOOLEAN NOT NULL DEFAULT false,
    "before" JSONB,
    "digest" TEXT,
    "outcome" TEXT,

    CONSTRAINT "import_record_pkey" PRIMARY KEY ("organization_id","import_id","key")
);

CREATE TABLE "import_start" (
    "organization_id" INTEGER NOT NULL,
    "import_id" UUID NOT NULL,
    "account_id" BIGINT NOT NULL,
    "before" TIMESTAMPTZ(3) NOT NULL,
    "after" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_start_pkey" PRIMARY KEY ("organization_id","import_id","account_id")
);

CREATE TABLE "import_fault" (
    "organization_id" INTEGER NOT NULL,
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "cells" TEXT[] NOT NULL,
    "errors" JSONB NOT NULL,

    CONSTRAINT "import_fault_pkey" PRIMARY KEY ("organization_id","import_id","row")
);

CREATE INDEX "data_import_organization_id_created_at_idx" ON "data_import"("organization_id", "created_at");
CREATE INDEX "import_record_organization_id_import_id_chunk_idx" ON "import_record"("organization_id", "import_id", "chunk");

ALTER TABLE "import_record" ADD CONSTRAINT "import_record_organization_id_import_id_fkey" FOREIGN KEY ("organization_id", "import_id") REFERENCES "data_import"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "import_start" ADD CONSTRAINT "import_start_organization_id_import_id_fkey" FOREIGN KEY ("organization_id", "import_id") REFERENCES "data_import"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "import_fault" ADD CONSTRAINT "import_fault_organization_id_import_id_fkey" FOREIGN KEY ("organization_id", "import_id") REFERENCES "data_import"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The same fence as around every table of a tenant.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['data_import', 'import_fault', 'import_record', 'import_start'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY fence ON %I USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO rapport_app', t);
  END LOOP;
  -- Looked for across tenants: work that no wake-up told of.
  EXECUTE format('CREATE POLICY owner ON data_import TO %I USING (true) WITH CHECK (true)', current_user);
END $$;
