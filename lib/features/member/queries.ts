import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { Licence, Member, MemberStatus, Role, Sees } from './contract';

const MOST_MEMBERS = 5_000;

/** Everybody who belongs to the organization or is invited to it, by name. */
export const listMembers = defineOperation({
  name: 'member.list',
  kind: 'read',
  permission: 'member:read',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.array(Member),
  run: async (ctx) => {
    const rows = await ctx.db
      .selectFrom('membership as m')
      .innerJoin('identity as i', 'i.id', 'm.identityId')
      .select(['m.id', 'i.name', 'i.email', 'm.role', 'm.licence', 'm.sees', 'm.status'])
      .select((eb) =>
        jsonArrayFrom(
          eb
            .selectFrom('teamMember as tm')
            .innerJoin('team as t', (join) => join.onRef('t.organizationId', '=', 'tm.organizationId').onRef('t.id', '=', 'tm.teamId'))
            .select(['t.id', 't.name'])
            .whereRef('tm.organizationId', '=', 'm.organizationId')
            .whereRef('tm.membershipId', '=', 'm.id')
            .orderBy('t.name'),
        ).as('teams'),
      )
      .orderBy(sql`i.name COLLATE "und-x-icu"`)
      .orderBy('m.id')
      .limit(MOST_MEMBERS)
      .execute();
    return rows.map((row) => ({
      ...row,
      role: Role.parse(row.role),
      licence: Licence.parse(row.licence),
      sees: Sees.parse(row.sees),
      status: MemberStatus.parse(row.status),
    }));
  },
});
