-- Most senders name messages by UUIDs: 16 bytes instead of 37, in each row and again in the index that makes it count once.
-- lib/features/event/message-key.ts is the same rule.
ALTER TABLE event RENAME TO event_named;
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT indexname FROM pg_indexes WHERE tablename = 'event_named' AND schemaname = current_schema() LOOP
    EXECUTE format('ALTER INDEX %I RENAME TO %I', name, name || '_named');
  END LOOP;
  FOR n IN 0..7 LOOP
    EXECUTE format('ALTER TABLE event_%s RENAME TO event_named_%s', n, n);
  END LOOP;
END $$;

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
    "message_id" BYTEA NOT NULL,
    "user_id" TEXT COLLATE "C",
    "extra" JSONB,

    CONSTRAINT "event_pkey" PRIMARY KEY ("organization_id","message_id")
) PARTITION BY HASH ("organization_id", "message_id");
DO $$ BEGIN
  FOR n IN 0..7 LOOP
    EXECUTE format('CREATE TABLE event_%s PARTITION OF event FOR VALUES WITH (MODULUS 8, REMAINDER %s)', n, n);
  END LOOP;
END $$;

INSERT INTO event (segment_id, account_id, at, organization_id, day, name_id, module_id, feature_id, count, duration_ms, kind, message_id, user_id, extra)
SELECT segment_id, account_id, at, organization_id, day, name_id, module_id, feature_id, count, duration_ms, kind,
  CASE WHEN message_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN decode(replace(message_id, '-', ''), 'hex')
       WHEN octet_length(message_id) = 16 THEN convert_to(message_id, 'UTF8') || '\xff'
       ELSE convert_to(message_id, 'UTF8') END,
  user_id, extra
FROM event_named;
DROP TABLE event_named;

CREATE INDEX "event_organization_id_segment_id_idx" ON "event"("organization_id", "segment_id");
CREATE INDEX "event_organization_id_account_id_day_idx" ON "event"("organization_id", "account_id", "day");

DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname ~ '^event(_[0-7])?$' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY fence ON %I USING (organization_id = (SELECT current_organization())) WITH CHECK (organization_id = (SELECT current_organization()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO rapport_app', t);
  END LOOP;
END $$;
