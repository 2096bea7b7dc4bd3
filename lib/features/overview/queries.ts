import { sql } from 'kysely';
import { resolveAsOf } from '@/lib/core/as-of';
import { defineOperation } from '@/lib/core/operation';
import { Overview, OverviewRequest } from './contract';
import { overviewParts } from './parts';

/** The small lists of an account's overview, in one statement. */
export const readOverview = defineOperation({
  name: 'overview.read',
  kind: 'read',
  permission: 'account:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: OverviewRequest,
  output: Overview,
  run: async (ctx, { asOf }, account) => {
    const columns = Object.entries(overviewParts(ctx, account, resolveAsOf(ctx, asOf))).map(([name, part]) => sql`${part} AS ${sql.ref(name)}`);
    const { rows } = await sql<Overview>`SELECT ${sql.join(columns)}`.execute(ctx.db);
    return Overview.parse(rows[0]);
  },
});
