import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import { localDay } from '@/lib/kit/day';
import { ownerName } from './describe';
import type { AccountState } from './rules';

type Scope = Pick<Context, 'db' | 'actor' | 'organization'>;

/** One account's own fields, to be read alone or with others. */
export function selectDetail({ db, actor }: Omit<Scope, 'organization'>, account: ScopedAccount) {
  const membershipId = actor.kind === 'user' ? actor.membershipId : null;
  return db
    .selectFrom('account as a')
    .innerJoin('accountType as t', (join) => join.onRef('t.organizationId', '=', 'a.organizationId').onRef('t.id', '=', 'a.type'))
    .leftJoin('account as p', (join) =>
      join.onRef('p.organizationId', '=', 'a.organizationId').onRef('p.id', '=', 'a.parentId').on(visibleAccounts(actor, sql<number>`p.id`)),
    )
    .select(['t.id as typeId', 't.name as typeName', 't.icon', 'p.key as parentId', 'a.relationship', 'a.domain', 'a.status', 'a.lifecycleStage'])
    .select(['a.ownerEmail', 'a.attributes', ownerName.as('ownerName')])
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
  const { typeId, typeName, icon, ownerEmail, ownerName: name, attributes, isPinned, ...rest } = row;
  return {
    ...rest,
    key: account.key,
    name: account.name,
    type: { id: typeId, name: typeName, icon },
    owner: ownerEmail === null ? null : { id: ownerEmail, name: name ?? ownerEmail },
    attributes: attributes as AccountState['attributes'],
    customerSince: localDay(account.startedAt, organization.timezone),
    isPinned: Boolean(isPinned),
  };
}

/** One account's own fields, in one statement. */
export async function readDetail(ctx: Scope, account: ScopedAccount) {
  return detailOf(await selectDetail(ctx, account).executeTakeFirstOrThrow(), ctx, account);
}
