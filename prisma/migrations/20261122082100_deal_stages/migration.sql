-- Organizations that were there before deals get the stages of new ones.
DO $$
DECLARE o integer;
BEGIN
  FOR o IN SELECT id FROM organization LOOP
    PERFORM set_config('rapport.organization', o::text, true);
    INSERT INTO deal_stage (organization_id, id, name, position, kind) VALUES
      (o, 'qualification', 'Qualification', 0, 'open'), (o, 'discovery', 'Discovery', 1, 'open'), (o, 'proposal', 'Proposal', 2, 'open'),
      (o, 'negotiation', 'Negotiation', 3, 'open'), (o, 'won', 'Won', 4, 'won'), (o, 'lost', 'Lost', 5, 'lost')
    ON CONFLICT DO NOTHING;
  END LOOP;
  PERFORM set_config('rapport.organization', '', true);
END $$;
