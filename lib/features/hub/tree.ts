import { type RawBuilder, sql } from 'kysely';

/** The ids of a hub and of all that was forwarded from it, and on from there. */
export const withForwards = (hubId: string): RawBuilder<string> => sql<string>`(
  WITH RECURSIVE below AS (
    SELECT organization_id, id FROM hub WHERE id = ${hubId}
    UNION
    SELECT h.organization_id, h.id FROM hub h JOIN below b ON h.organization_id = b.organization_id AND h.parent_id = b.id)
  SELECT id FROM below)`;
