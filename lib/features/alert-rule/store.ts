import { type SqlBool, sql } from 'kysely';
import type { AsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import { accountsOfKind } from '@/lib/features/account/visibility';
import { dayNumber, localDay } from '@/lib/kit/day';
import { RuleTerms } from './contract';
import type { Firing } from './fires';

/** The accounts `a` that a rule watches on a day, as far as the actor sees them; who came later isn't among them. */
export function selectWatched(ctx: Context, terms: Pick<RuleTerms, 'accountTypes' | 'segment'>, { end }: Pick<AsOf, 'end'>) {
  return ctx.db
    .selectFrom('account as a')
    .where('a.deletedAt', 'is', null)
    .where('a.startedAt', '<', end)
    .where(visibleAccounts(ctx.actor, sql<number>`a.id`))
    .where(accountsOfKind(ctx, terms));
}

interface FiringRow {
  accountId: number;
  firedOn: string;
  endedAt: Date | null;
}

/** The alerts that a rule raised on accounts, by account, the oldest first; a deleted one counts as closed. */
export async function readFirings(ctx: Context, ruleId: string, accountIds: readonly number[], upTo: string): Promise<Map<number, Firing[]>> {
  const rows: FiringRow[] = await ctx.db
    .selectFrom('alert')
    .select(['accountId', sql<string>`fired_on`.as('firedOn'), sql<Date | null>`least(closed_at, deleted_at)`.as('endedAt')])
    .where('ruleId', '=', ruleId)
    .where((eb) => eb('accountId', '=', eb.fn.any(sql<number[]>`${accountIds}::bigint[]`)))
    .where(sql<SqlBool>`fired_on <= ${upTo}::date`)
    .orderBy('firedOn')
    .execute();
  const found = new Map<number, Firing[]>();
  for (const { accountId, firedOn, endedAt } of rows) {
    const closed = endedAt && { on: dayNumber(localDay(endedAt, ctx.organization.timezone)), at: endedAt.getTime() };
    found.set(accountId, [...(found.get(accountId) ?? []), { firedOn: dayNumber(firedOn), closed }]);
  }
  return found;
}

/** Stored terms as they were written. */
export const termsOf = (row: { conditions: unknown; accountTypes: unknown; segment: unknown; delayDays: number; checked: string }): RuleTerms => {
  const { conditions, accountTypes, segment, delayDays, checked } = row;
  return RuleTerms.parse({ conditions, accountTypes, segment, delayDays, checked });
};
