-- The palette finds contacts as it finds accounts and product users: in a function that may use the index of substrings.
CREATE INDEX contact_search ON contact USING gin ((lower((first_name || ' ' || last_name || ' ' || coalesce(email, '')) COLLATE "pg_c_utf8")) gin_trgm_ops)
  WHERE deleted_at IS NULL;

DO $$ BEGIN EXECUTE format('CREATE POLICY owner ON contact TO %I USING (true) WITH CHECK (true)', current_user); END $$;

-- The best matches among the contacts of accounts that some teams see (NULL: of all), names that begin so first.
CREATE FUNCTION search_contacts(words text, most integer, teams uuid[]) RETURNS SETOF bigint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20
  AS $$
    SELECT c.id FROM contact c
    JOIN account a ON a.organization_id = c.organization_id AND a.id = c.account_id AND a.deleted_at IS NULL
    WHERE c.organization_id = current_organization() AND c.deleted_at IS NULL
      AND lower((c.first_name || ' ' || c.last_name || ' ' || coalesce(c.email, '')) COLLATE "pg_c_utf8") LIKE '%' || like_literal(words) || '%'
      AND (teams IS NULL OR c.account_id IN (SELECT v.account_id FROM account_visibility v
                                             WHERE v.organization_id = current_organization() AND v.team_id = ANY (teams)))
    ORDER BY lower((c.first_name || ' ' || c.last_name) COLLATE "pg_c_utf8") LIKE like_literal(words) || '%' DESC, c.is_key DESC, c.last_name, c.id
    LIMIT most
  $$;
REVOKE EXECUTE ON FUNCTION search_contacts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_contacts TO rapport_app;
