import { sql } from 'kysely';
import { resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import type { HealthQuestion } from '@/lib/features/health/contract';
import { healthPart, healthReading } from '@/lib/features/health/queries';
import { addDays } from '@/lib/kit/day';
import { HEALTH_COMPARED_DAYS, Overview, OverviewRequest } from './contract';
import { overviewParts } from './parts';

function healthQuestion(ctx: Context, asked: string | undefined): HealthQuestion {
  const { day } = resolveAsOf(ctx, asked);
  const compareTo = resolveAsOf(ctx, addDays(day, -HEALTH_COMPARED_DAYS));
  return { asOf: asked === undefined ? null : resolveAsOf(ctx, asked), compareTo, isPatient: true };
}

/** The small lists of an account's overview and its health, in one statement. */
export const readOverview = defineOperation({
  name: 'overview.read',
  kind: 'read',
  permission: 'account:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: OverviewRequest,
  output: Overview,
  run: async (ctx, { asOf }, account) => {
    const question = healthQuestion(ctx, asOf);
    const health = ctx.can('health:read') ? healthPart(ctx, account.id, question) : sql`null`;
    const parts = { ...overviewParts(ctx, account, resolveAsOf(ctx, asOf)), health };
    const columns = Object.entries(parts).map(([name, part]) => sql`${part} AS ${sql.ref(name)}`);
    const { rows } = await sql<Overview & { health: unknown }>`SELECT ${sql.join(columns)}`.execute(ctx.db);
    const [found] = rows;
    return Overview.parse({ ...found, health: found?.health ? await healthReading(ctx, account, question, found.health) : null });
  },
});
