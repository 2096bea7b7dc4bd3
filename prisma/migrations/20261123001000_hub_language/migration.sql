-- The language in which a hub's reader is spoken to: of the last message, or what the reader chose since.
ALTER TABLE "hub" ADD COLUMN "language" TEXT NOT NULL DEFAULT 'en';

-- Hubs that are there speak as their latest message did; forwards as the hub that they came from.
DO $$
DECLARE o integer;
BEGIN
  FOR o IN SELECT id FROM organization LOOP
    PERFORM set_config('rapport.organization', o::text, true);
    UPDATE hub h SET language = m.language
    FROM (SELECT DISTINCT ON (r.hub_id) r.hub_id, g.language FROM hub_recipient r
          JOIN hub_message g ON g.organization_id = r.organization_id AND g.id = r.message_id
          WHERE r.organization_id = o ORDER BY r.hub_id, r.sent_at DESC) m
    WHERE h.organization_id = o AND h.id = m.hub_id;
    WITH RECURSIVE below AS (
      SELECT id, language FROM hub WHERE organization_id = o AND parent_id IS NULL
      UNION ALL
      SELECT h.id, b.language FROM hub h JOIN below b ON h.parent_id = b.id WHERE h.organization_id = o)
    UPDATE hub h SET language = b.language FROM below b WHERE h.organization_id = o AND h.id = b.id AND h.parent_id IS NOT NULL;
  END LOOP;
  PERFORM set_config('rapport.organization', '', true);
END $$;
