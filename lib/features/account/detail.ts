import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import type { AttributeField } from '@/lib/features/attribute/contract';
import { optionsIn } from '@/lib/features/attribute/queries';
import { localDay } from '@/lib/kit/day';
import type { BandValue } from '@/lib/kit/table-spec';
import { ownerName, tagsOfAccount } from './describe';
import type { AccountState } from './rules';

type Scope = Pick<Context, 'db' | 'actor' | 'organization'>;

/** The organization's attributes in their order, each with the account's typed value, as one column. */
const fieldsColumn = sql<StoredField[]>`coalesce((
  SELECT jsonb_agg(jsonb_build_object('key', d.key, 'label', d.label, 'kind', d.kind, 'options', d.options, 'section', d.section, 'isKey', d.is_key,
    'typed', v.key IS NOT NULL, 'number', v.number_value,
    'person', CASE WHEN d.kind = 'person' THEN (SELECT i.name FROM identity i WHERE i.email = v.text_value) END) ORDER BY d.position, d.key)
  FROM attribute_definition d
  LEFT JOIN attribute_value v ON v.organization_id = d.organization_id AND v.account_id = a.id AND v.key = d.key
  WHERE d.organization_id = a.organization_id AND d.subject = 'account' AND d.archived_at IS NULL), '[]')`;

interface StoredField extends Pick<AttributeField, 'key' | 'label' | 'kind' | 'section' | 'isKey' | 'person'> {
  options: unknown;
  typed: boolean;
  number: number | null;
}

function fieldOf({ options, typed, number, ...field }: StoredField, attributes: AccountState['attributes']): AttributeField {
  const { formula: _formula, ...shown } = optionsIn(options);
  const value = field.kind === 'calculated' ? number : (attributes[field.key] ?? null);
  return { ...field, ...shown, value, fits: typed || value === null };
}

/** One account's own fields, to be read alone or with others. */
export function selectDetail({ db, actor }: Omit<Scope, 'organization'>, account: ScopedAccount) {
  const membershipId = actor.kind === 'user' ? actor.membershipId : null;
  return db
    .selectFrom('account as a')
    .innerJoin('accountType as t', (join) => join.onRef('t.organizationId', '=', 'a.organizationId').onRef('t.id', '=', 'a.type'))
    .leftJoin('account as p', (join) =>
      join.onRef('p.organizationId', '=', 'a.organizationId').onRef('p.id', '=', 'a.parentId').on(visibleAccounts(actor, sql<number>`p.id`)),
    )
    .leftJoin('accountUsage as u', (join) => join.onRef('u.organizationId', '=', 'a.organizationId').onRef('u.accountId', '=', 'a.id'))
    .select(['u.healthScore', 'u.healthBand'])
    .select(['t.id as typeId', 't.name as typeName', 't.icon', 'p.key as parentId', 'a.relationship', 'a.domain', 'a.status', 'a.lifecycleStage'])
    .select(['a.ownerEmail', 'a.attributes', ownerName.as('ownerName'), fieldsColumn.as('fields'), tagsOfAccount.as('tags')])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('accountPin as pin')
            .select('pin.accountId')
            .where('pin.accountId', '=', account.id)
            .where('pin.membershipId', '=', membershipId),
        )
        .as('isPinned'),
    )
    .where('a.id', '=', account.id);
}

export type DetailRow = Awaited<ReturnType<ReturnType<typeof selectDetail>['executeTakeFirstOrThrow']>>;

/** The fields as others name them. */
export function detailOf(row: DetailRow, { organization }: Pick<Scope, 'organization'>, account: ScopedAccount) {
  const { typeId, typeName, icon, ownerEmail, ownerName: name, isPinned, fields, healthScore, healthBand, ...rest } = row;
  const attributes = rest.attributes as AccountState['attributes'];
  return {
    ...rest,
    key: account.key,
    name: account.name,
    type: { id: typeId, name: typeName, icon },
    owner: ownerEmail === null ? null : { id: ownerEmail, name: name ?? ownerEmail },
    attributes,
    fields: fields.map((field) => fieldOf(field, attributes)),
    customerSince: localDay(account.startedAt, organization.timezone),
    isPinned: Boolean(isPinned),
    health: { score: healthScore, band: (healthBand ?? 'unknown') as BandValue['band'] },
  };
}

/** One account's own fields, in one statement. */
export async function readDetail(ctx: Scope, account: ScopedAccount) {
  return detailOf(await selectDetail(ctx, account).executeTakeFirstOrThrow(), ctx, account);
}
