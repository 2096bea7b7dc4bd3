import { type Expression, type SqlBool, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import { localDay } from '@/lib/kit/day';
import { readableWord } from '@/lib/kit/readable-word';
import type { BandValue, TagValue } from '@/lib/kit/table-spec';
import { attributeCells } from './attribute-cells';
import type { AccountListRow } from './table';

type Scope = Pick<Context, 'db' | 'actor' | 'organization'>;

/** Name of the person behind an owner's address, while that person is in the organization. */
export const ownerName = sql<string | null>`(SELECT i.name FROM identity i WHERE i.email = a.owner_email)`;

/** The account's tags by name. */
export const tagsOfAccount = sql<TagValue[]>`coalesce((
  SELECT jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'colour', t.colour) ORDER BY t.name)
  FROM account_tag x JOIN tag t ON t.organization_id = x.organization_id AND t.id = x.tag_id
  WHERE x.organization_id = a.organization_id AND x.account_id = a.id), '[]')`;

/** The columns of the list's rows for the accounts `a` that meet a condition. */
export function selectListed({ db, actor }: Omit<Scope, 'organization'>, which: Expression<SqlBool>) {
  return db
    .selectFrom('account as a')
    .innerJoin('accountUsage as u', (join) => join.onRef('u.organizationId', '=', 'a.organizationId').onRef('u.accountId', '=', 'a.id'))
    .leftJoin('accountMoney as m', (join) => join.onRef('m.organizationId', '=', 'a.organizationId').onRef('m.accountId', '=', 'a.id'))
    .innerJoin('accountType as t', (join) => join.onRef('t.organizationId', '=', 'a.organizationId').onRef('t.id', '=', 'a.type'))
    .leftJoin('account as p', (join) =>
      join.onRef('p.organizationId', '=', 'a.organizationId').onRef('p.id', '=', 'a.parentId').on(visibleAccounts(actor, sql<number>`p.id`)),
    )
    .select([
      'a.id',
      'a.key',
      'a.name',
      't.name as type',
      'p.name as parent',
      'a.relationship',
      'a.depth',
      'a.status',
      'a.lifecycleStage',
      'a.ownerEmail',
      'a.startedAt',
    ])
    .select([
      'u.healthScore',
      'u.healthBand',
      'u.mau',
      'u.dau',
      'u.wau',
      'u.stickiness',
      'u.msPerUser',
      'u.productUsers',
      'u.mauTrend',
      'u.lastSeenAt',
      ownerName.as('ownerName'),
      tagsOfAccount.as('tags'),
    ])
    .select(['m.currency', 'm.mrr', 'm.nextRenewalOn as nextRenewal', 'm.renewalAmount'])
    .select([
      sql<string>`(SELECT top.name FROM account_tree up JOIN account top ON top.organization_id = up.organization_id AND top.id = up.ancestor_id
        WHERE up.organization_id = a.organization_id AND up.descendant_id = a.id AND ${visibleAccounts(actor, sql<number>`top.id`)}
        ORDER BY up.distance DESC LIMIT 1)`.as('tree'),
      sql<number>`(SELECT count(*) FROM account c WHERE c.organization_id = a.organization_id AND c.parent_id = a.id
        AND c.deleted_at IS NULL AND ${visibleAccounts(actor, sql<number>`c.id`)})`.as('children'),
    ])
    .where(which);
}

export type ListedRow = Awaited<ReturnType<ReturnType<typeof selectListed>['executeTakeFirstOrThrow']>>;

/** A row of the list as others read it. */
export function describeRow(listed: ListedRow, { organization }: Pick<Scope, 'organization'>): AccountListRow {
  const {
    id: _id,
    depth,
    ownerEmail,
    ownerName: name,
    startedAt,
    stickiness,
    msPerUser,
    lastSeenAt,
    healthBand,
    status,
    lifecycleStage,
    ...more
  } = listed;
  const { currency, mrr, renewalAmount, ...row } = more;
  const money = (amount: number | null) => (amount === null ? null : { amount, currency: currency ?? organization.currency });
  return {
    ...row,
    mrr: money(mrr),
    renewalAmount: money(renewalAmount),
    level: depth + 1,
    status: status && readableWord(status),
    lifecycleStage: lifecycleStage && readableWord(lifecycleStage),
    owner: ownerEmail === null ? null : { id: ownerEmail, name: name ?? ownerEmail },
    health: { band: healthBand as BandValue['band'], score: more.healthScore },
    stickiness: stickiness === null ? null : stickiness / 100,
    timePerUserMs: msPerUser,
    lastSeen: lastSeenAt?.toISOString() ?? null,
    customerSince: localDay(startedAt, organization.timezone),
    attributes: {},
  };
}

/** The list's rows for some accounts, in the order of the ids. */
export async function describeAccounts(ctx: Scope, ids: readonly number[]): Promise<AccountListRow[]> {
  if (ids.length === 0) return [];
  const rows = await selectListed(ctx, sql<SqlBool>`a.id = ANY(${ids}::bigint[])`).execute();
  const cells = await attributeCells(ctx, ids);
  const described = new Map(rows.map((row) => [row.id, { ...describeRow(row, ctx), attributes: cells.get(row.id) ?? {} }]));
  return ids.flatMap((id) => described.get(id) ?? []);
}
