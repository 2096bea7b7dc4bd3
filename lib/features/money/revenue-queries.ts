import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { listAccountChoices } from '@/lib/features/account/queries';
import type { Choice } from '@/lib/kit/condition-words';
import { missingRates } from './conversion';
import { retentionOf, sumOfPeriods } from './metrics';
import { type AccountPeriod, readAccountPeriods } from './revenue';
import { type RevenueAccount, RevenueAccounts, RevenueReading, RevenueRequest, type Segment } from './revenue-contract';

/** What the values of a column are called; two that are called alike are told apart by what they are. */
export async function namesOf(ctx: Context, groupBy: string | undefined): Promise<(group: string | null) => string | null> {
  const all: Readonly<Record<string, readonly Choice[]>> = groupBy === undefined ? {} : await ctx.call(listAccountChoices, {});
  const choices = all[groupBy ?? ''] ?? [];
  const isAlone = (label: string) => choices.filter((choice) => choice.label === label).length === 1;
  const names = new Map(choices.map(({ value, label }) => [value, isAlone(label) ? label : `${label} (${value})`]));
  return (group) => (group === null ? null : (names.get(group) ?? group));
}

function segmentOf(group: string | null, name: string | null, members: readonly AccountPeriod[]): Segment {
  const periods = members.map(({ period }) => period);
  const { gross, net } = retentionOf(periods);
  const startingAccounts = periods.filter(({ starting }) => starting > 0).length;
  return { group, name, accounts: members.length, startingAccounts, ...sumOfPeriods(periods), grossRetention: gross, netRetention: net };
}

/** Groups by name; accounts without a value come last. */
function groupsOf(periods: readonly AccountPeriod[], name: (group: string | null) => string | null): Segment[] {
  const members = new Map<string | null, AccountPeriod[]>();
  for (const one of periods) {
    const { group } = one.account;
    const some = members.get(group);
    if (some) some.push(one);
    else members.set(group, [one]);
  }
  const groups = [...members].map(([group, some]) => segmentOf(group, name(group), some));
  return groups.sort((a, b) => Number(a.name === null) - Number(b.name === null) || (a.name ?? '').localeCompare(b.name ?? '', 'en'));
}

/** What the recurring revenue of a segment did over some months, by group. */
export const readRevenue = defineOperation({
  name: 'revenue.read',
  kind: 'read',
  permission: 'money:read',
  scope: 'organization',
  input: RevenueRequest,
  output: RevenueReading,
  run: async (ctx, request) => {
    const { asOf, from, to, periods, missing } = await readAccountPeriods(ctx, request);
    const groups = groupsOf(periods, await namesOf(ctx, request.groupBy));
    const revenue = { currency: ctx.organization.currency, from, to, groups, total: segmentOf(null, null, periods) };
    const described = { asOf: asOf.day, partial: asOf.partial, freshTo: ctx.now.toISOString(), from, to };
    return { ...described, missing, revenue: missing.length === 0 ? revenue : null };
  },
});

/** The accounts that make the figures, by id, each with its part. @throws AppError precondition while a rate is missing */
export const readRevenueAccounts = defineOperation({
  name: 'revenue.accounts',
  kind: 'read',
  permission: 'money:read',
  scope: 'organization',
  input: RevenueRequest,
  output: RevenueAccounts,
  run: async (ctx, request) => {
    const { periods, missing } = await readAccountPeriods(ctx, request);
    if (missing.length > 0) throw missingRates(missing);
    const data = periods.map(({ account: { key, name, group }, period }): RevenueAccount => ({ id: key, name, group, ...period }));
    return { freshTo: ctx.now.toISOString(), data };
  },
});
