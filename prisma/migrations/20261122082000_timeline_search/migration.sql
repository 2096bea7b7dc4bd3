-- The sub-type stands in the index, so that entries of another one cost no look at the table.
DROP INDEX "timeline_entry_organization_id_account_id_category_at_id_idx";
CREATE INDEX "timeline_entry_category" ON "timeline_entry"("organization_id", "account_id", "category", "at", "id", "subtype");

-- Full-text search runs as the owner, whom the forced fence would hold up as it does the application.
DO $$ BEGIN
  EXECUTE format('CREATE POLICY owner ON timeline_entry TO %I USING (true) WITH CHECK (true)', current_user);
END $$;

-- A text as search takes it: small letters, and blanks for signs that the parser would make addresses, tags or paths of.
CREATE FUNCTION plain_words(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT translate(lower(words COLLATE "pg_c_utf8"), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~’‘“”„–—…«»·•', repeat(' ', 44)) $$;

-- What an entry is found by: its words, and its account and category under words that no text holds (they begin
-- with a blank). Finding words on one account, or in a rare category, then costs nothing for the entries of all others.
CREATE FUNCTION timeline_words(account bigint, category text, title text, body text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT to_tsvector('pg_catalog.simple', public.plain_words(title || ' ' || body)) || array_to_tsvector(ARRAY[' account ' || account::text, ' category ' || category]) $$;

-- Kept, because an entry that is looked at one after another must not be taken to words each time.
ALTER TABLE "timeline_entry" ADD COLUMN "words" tsvector GENERATED ALWAYS AS (timeline_words(account_id, category, title, text)) STORED;
CREATE INDEX timeline_entry_search ON timeline_entry USING gin (words) WHERE hidden_at IS NULL;

-- The entries of some accounts that hold all words (the last one may be a beginning), from a position on: older ones, or
-- newer ones. Frequent words are met among the nearest entries already; for the others the index is asked. Without
-- categories all are searched; a sub-type of NULL stands for any.
CREATE FUNCTION search_timeline(words text, accounts bigint[], categories text[], subtypes text[], from_at timestamptz, from_id bigint, newer boolean, most integer)
  RETURNS SETOF bigint LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50
  AS $$
DECLARE
  near CONSTANT integer := greatest(most, 1500 / greatest(cardinality(accounts), 1));
  sought tsquery := plainto_tsquery('simple', plain_words(words));
  direction CONSTANT text := CASE WHEN newer THEN 'ASC' ELSE 'DESC' END;
  beyond CONSTANT text := CASE WHEN newer THEN '>' ELSE '<' END;
  kind CONSTANT text := '($4 IS NULL OR EXISTS (SELECT FROM unnest($4, $5) k (category, subtype)
    WHERE k.category = e.category AND (k.subtype IS NULL OR k.subtype = e.subtype)))';
  hits bigint[];
  seen integer;
  edge_at timestamptz;
  edge_id bigint;
BEGIN
  IF numnode(sought) = 0 THEN RETURN; END IF;
  sought := (sought::text || ':*')::tsquery;
  EXECUTE format($q$
    WITH nearest AS (
      SELECT e.* FROM unnest($3) a (id)
      CROSS JOIN LATERAL (
        SELECT t.id, t.at, t.category, t.subtype, t.words FROM timeline_entry t
        WHERE t.organization_id = $1 AND t.account_id = a.id AND t.hidden_at IS NULL AND (t.at, t.id) %2$s ($6, $7)
        ORDER BY t.at %1$s, t.id %1$s LIMIT $8) e
      ORDER BY e.at %1$s, e.id %1$s LIMIT $8)
    SELECT array_agg(e.id ORDER BY e.at %1$s, e.id %1$s) FILTER (WHERE %3$s AND e.words @@ $2),
      count(*), (array_agg(e.at ORDER BY e.at %1$s, e.id %1$s))[$8], (array_agg(e.id ORDER BY e.at %1$s, e.id %1$s))[$8]
    FROM nearest e $q$, direction, beyond, kind)
    INTO hits, seen, edge_at, edge_id
    USING current_organization(), sought, accounts, categories, subtypes, from_at, from_id, near;
  RETURN QUERY SELECT unnest(hits[1:most]);
  most := most - coalesce(cardinality(hits), 0);
  IF most <= 0 OR seen < near THEN RETURN; END IF;
  sought := sought && array_to_string(ARRAY(SELECT ''' account ' || a || '''' FROM unnest(accounts) a), ' | ')::tsquery;
  IF categories IS NOT NULL THEN
    sought := sought && array_to_string(ARRAY(SELECT ''' category ' || c || '''' FROM unnest(categories) c), ' | ')::tsquery;
  END IF;
  RETURN QUERY EXECUTE format($q$
    WITH found AS MATERIALIZED (
      SELECT e.id, e.at FROM timeline_entry e
      WHERE e.organization_id = $1 AND e.hidden_at IS NULL AND e.words @@ $2
        AND (e.at, e.id) %2$s ($6, $7) AND %3$s)
    SELECT id FROM found ORDER BY at %1$s, id %1$s LIMIT $8 $q$, direction, beyond, kind)
    USING current_organization(), sought, accounts, categories, subtypes, edge_at, edge_id, most;
END $$;
REVOKE EXECUTE ON FUNCTION search_timeline FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_timeline TO rapport_app;
