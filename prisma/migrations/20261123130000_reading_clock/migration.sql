-- The same rule; a beat that a server took whose clock is behind can't put the session's clock before its beginning, which
-- gave the next beat as much more time.
CREATE OR REPLACE FUNCTION hub_beat(session uuid, at timestamptz, item uuid, version uuid, tab uuid, seq integer, pages integer[], totals bigint[],
    is_final boolean, is_late boolean, is_driven boolean, new_visit uuid, visit_gap interval, viewed_ms integer, engaged_ms integer, news_job text)
  RETURNS TABLE (pinned uuid, counted integer, has_news boolean) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  most_tabs CONSTANT integer := 50;
  most_spare_ms CONSTANT integer := 22000;
  org integer := current_organization();
  s record;
  found_visit uuid;
  found_tabs jsonb;
  budget bigint;
  grown_pages integer[];
  grown_ms integer[];
  crossed record;
BEGIN
  counted := 0;
  has_news := false;
  SELECT hs.hub_id, hs.spare_ms, hs.automated OR is_driven AS automated, i.version_id, coalesce(hs.last_beat_at, hs.created_at) AS since INTO s
  FROM hub_session hs
  JOIN hub h ON h.organization_id = hs.organization_id AND h.id = hs.hub_id
  JOIN hub_item i ON i.organization_id = hs.organization_id AND i.hub_id = hs.hub_id
  WHERE hs.organization_id = org AND hs.id = session AND hs.ended_at IS NULL AND hs.expires_at > at
    AND h.revoked_at IS NULL AND (h.expires_at IS NULL OR h.expires_at > at)
    AND i.id = item AND i.revoked_at IS NULL AND (i.expires_at IS NULL OR i.expires_at > at)
  FOR UPDATE OF hs;
  IF NOT FOUND THEN RETURN; END IF;
  pinned := s.version_id;
  budget := greatest(0, (extract(epoch FROM at - s.since) * 1000)::bigint) + s.spare_ms;

  SELECT hv.id, hv.tabs INTO found_visit, found_tabs FROM hub_visit hv
  WHERE hv.organization_id = org AND hv.session_id = session
    AND (hv.closed_at IS NULL AND hv.last_beat_at > at - visit_gap OR is_late AND hv.tabs ? tab::text)
  ORDER BY is_late AND hv.tabs ? tab::text DESC, hv.started_at DESC LIMIT 1;

  IF version = s.version_id AND (found_visit IS NULL OR found_tabs ? tab::text OR (SELECT count(*) FROM jsonb_object_keys(found_tabs)) < most_tabs) THEN
    WITH told AS (SELECT t.page, max(t.ms) AS ms FROM unnest(pages, totals) AS t (page, ms) GROUP BY t.page),
    known AS (
      SELECT a.page, max(a.reported_ms) AS ms FROM hub_visit hv
      JOIN hub_attention a ON a.organization_id = hv.organization_id AND a.visit_id = hv.id
      WHERE hv.organization_id = org AND hv.session_id = session AND a.item_id = item AND a.version_id = s.version_id AND a.tab_id = tab
      GROUP BY a.page),
    grown AS (
      SELECT told.page, told.ms, told.ms - coalesce(known.ms, 0) AS more FROM told
      JOIN hub_served hs ON hs.organization_id = org AND hs.session_id = session AND hs.item_id = item AND hs.version_id = s.version_id
        AND hs.page = told.page
      LEFT JOIN known ON known.page = told.page
      WHERE told.ms > coalesce(known.ms, 0)),
    granted AS (
      SELECT page, ms, least(more, greatest(0, budget - (sum(more) OVER (ORDER BY page) - more)))::integer AS more FROM grown),
    visit AS (
      INSERT INTO hub_visit (organization_id, id, session_id, hub_id, started_at, last_beat_at)
      SELECT org, new_visit, session, s.hub_id, at - make_interval(secs => sum(more) / 1000.0), at FROM granted
      WHERE found_visit IS NULL HAVING sum(more) > 0 RETURNING id),
    kept AS (
      INSERT INTO hub_attention (organization_id, visit_id, item_id, version_id, page, tab_id, reported_ms, counted_ms, first_at, last_at)
      SELECT org, coalesce(found_visit, visit.id), item, s.version_id, granted.page, tab, granted.ms, CASE WHEN s.automated THEN 0 ELSE granted.more END, at, at
      FROM granted LEFT JOIN visit ON true WHERE coalesce(found_visit, visit.id) IS NOT NULL
      ON CONFLICT (organization_id, visit_id, item_id, version_id, page, tab_id) DO UPDATE
        SET reported_ms = excluded.reported_ms, counted_ms = hub_attention.counted_ms + excluded.counted_ms, last_at = excluded.last_at)
    SELECT array_agg(page), array_agg(more), coalesce(sum(more), 0) INTO grown_pages, grown_ms, counted FROM granted;
  END IF;

  -- What waited and brought nothing new leaves the clock to what still comes.
  IF counted > 0 OR NOT is_late THEN
    UPDATE hub_session SET last_beat_at = greatest(at, s.since), automated = s.automated, spare_ms = least(most_spare_ms, budget - counted)
    WHERE organization_id = org AND id = session;
  END IF;

  IF found_visit IS NULL AND counted > 0 THEN
    found_visit := new_visit;
    found_tabs := '{}';
  END IF;
  IF found_visit IS NOT NULL THEN
    IF coalesce((found_tabs -> tab::text ->> 0)::integer, -1) < seq AND (counted > 0 OR found_tabs ? tab::text) THEN
      found_tabs := found_tabs || jsonb_build_object(tab, jsonb_build_array(seq, is_final));
    END IF;
    UPDATE hub_visit SET tabs = found_tabs, late = late OR is_late AND counted > 0,
      last_beat_at = CASE WHEN counted > 0 AND NOT is_late THEN greatest(at, last_beat_at) ELSE last_beat_at END,
      ended = NOT EXISTS (SELECT FROM jsonb_each(found_tabs) AS each (name, word) WHERE NOT (word ->> 1)::boolean)
    WHERE organization_id = org AND id = found_visit;
  END IF;

  IF counted > 0 AND NOT s.automated THEN
    SELECT count(*) FILTER (WHERE p.ms >= viewed_ms) AS viewed, sum(p.ms) AS total,
      bool_or(p.ms >= viewed_ms AND p.ms - coalesce(g.ms, 0) < viewed_ms)
        OR sum(p.ms) >= engaged_ms AND sum(p.ms) - counted < engaged_ms AS now INTO crossed
    FROM (SELECT a.page, sum(a.counted_ms) AS ms FROM hub_attention a
          WHERE a.organization_id = org AND a.item_id = item AND a.version_id = s.version_id GROUP BY a.page) p
    LEFT JOIN unnest(grown_pages, grown_ms) AS g (page, ms) ON g.page = p.page;
    IF crossed.now THEN
      INSERT INTO outbox (organization_id, job, payload, dedupe_key, available_at)
      VALUES (org, news_job, jsonb_build_object('organizationId', org, 'itemId', item, 'versionId', s.version_id),
        concat_ws(':', news_job, item, s.version_id, crossed.viewed, crossed.total >= engaged_ms), at)
      ON CONFLICT DO NOTHING;
      has_news := true;
    END IF;
  END IF;
  RETURN NEXT;
END $$;
