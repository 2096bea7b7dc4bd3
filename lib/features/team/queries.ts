import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { Team } from './contract';

const MOST_TEAMS = 500;

/** The teams by name, with their members and the sets of accounts they may see. */
export const listTeams = defineOperation({
  name: 'team.list',
  kind: 'read',
  permission: 'member:read',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.array(Team),
  run: async (ctx) => {
    const rows = await ctx.db
      .selectFrom('team as t')
      .select(['t.id', 't.name'])
      .select(
        sql<string[]>`ARRAY(SELECT m.membership_id::text FROM team_member m WHERE m.organization_id = t.organization_id AND m.team_id = t.id)`.as(
          'memberIds',
        ),
      )
      .select(
        sql<number>`(SELECT count(*) FROM account_visibility v WHERE v.organization_id = t.organization_id AND v.team_id = t.id)`.as('accounts'),
      )
      .select((eb) =>
        jsonArrayFrom(
          eb
            .selectFrom('accountSet as s')
            .select(['s.id', 's.name', 's.filter'])
            .whereRef('s.organizationId', '=', 't.organizationId')
            .whereRef('s.teamId', '=', 't.id')
            .orderBy('s.name')
            .orderBy('s.id'),
        ).as('sets'),
      )
      .orderBy(sql`t.name COLLATE "und-x-icu"`)
      .limit(MOST_TEAMS)
      .execute();
    return z.array(Team).parse(rows);
  },
});
