import * as z from 'zod';
import { type Context, findAccounts } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { type Filter, NO_FILTER } from '@/lib/kit/filter';
import { decodeFilter, type StateWarning } from '@/lib/kit/url-codec';
import { readBanner } from './banner';
import { listChoices } from './choices';
import {
  AccountBanner,
  AccountChildren,
  AccountDetail,
  AccountHead,
  AccountHeadRequest,
  AccountId,
  AccountList,
  ListChoices,
  ListRequest,
  SearchRequest,
  SearchResult,
  ViewCounts,
} from './contract';
import { describeAccounts } from './describe';
import { readDetail } from './detail';
import { readFamily } from './family';
import { readHead } from './head';
import { historyPage } from './history';
import { countAccounts, keysOfAccounts, memberIdsOf, membersOf, pageOfAccounts, renewalSums, type SegmentAccount } from './list';
import { searchAccounts, searchContacts, searchPeople } from './search';
import { accountTable } from './table';
import { countViews } from './view-counts';

/** Changes that the header shows before one asks for older ones. */
const LATEST_CHANGES = 20;

/** A filter as an address writes it. @throws AppError invalid for what isn't wholly one of the account list */
export function segmentFilter(text: string | undefined): Filter {
  if (text === undefined) return NO_FILTER;
  const warnings: StateWarning[] = [];
  const filter = decodeFilter(accountTable, text, warnings);
  if (warnings.length === 0) return filter;
  const message = 'This is no filter of the account list';
  throw new AppError('invalid', message, { errors: [{ path: 'segment', code: 'invalid', message }] });
}

/** The accounts of a segment that the reader may see, by key, for figures over them. @throws AppError invalid */
export function accountsOfSegment(ctx: Context, filter: Filter, groupBy: string | null): Promise<SegmentAccount[]> {
  return membersOf(ctx, filter, groupBy);
}

/** The ids of a segment's accounts that the reader may see, by the value that they are grouped by. @throws AppError invalid */
export function accountIdsOfSegment(ctx: Context, filter: Filter, groupBy: string | null) {
  return memberIdsOf(ctx, filter, groupBy);
}

/** How many of a segment's accounts that the reader may see renew within so many days, and for how much. @throws AppError invalid */
export function renewalsOfSegment(ctx: Context, filter: Filter, days: number) {
  return renewalSums(ctx, filter, days);
}

/** The accounts that are named, or that a filter lets through. @throws AppError not_found for one that isn't there; precondition for more than `most` */
export async function chosenAccounts(ctx: Context, chosen: { accountIds: readonly string[] } | { filter: Filter }, most: number) {
  const keys = 'filter' in chosen ? await keysOfAccounts(ctx, chosen.filter, most + 1) : chosen.accountIds;
  if (keys.length > most) throw new AppError('precondition', `At most ${most} accounts can be chosen at once: narrow the filter`);
  const found = await findAccounts(ctx, keys);
  if (!keys.every((key) => found.has(key))) throw new AppError('not_found', 'There is no such account');
  return [...new Map([...found.values()].map((account) => [account.id, account])).values()];
}

/** One page of the account list, and how many accounts match. */
export const listAccounts = defineOperation({
  name: 'account.list',
  kind: 'read',
  permission: 'account:read',
  scope: 'organization',
  input: ListRequest,
  output: AccountList,
  run: async (ctx, { filter, sort, cursor, limit }) => {
    const page = await pageOfAccounts(ctx, { filter, sort, cursor, size: limit });
    const rows = await describeAccounts(
      ctx,
      page.rows.map((row) => row.id),
    );
    const isWhole = cursor === null && page.next === null;
    const total = isWhole ? rows.length : (page.total ?? (await countAccounts(ctx, filter)));
    return { rows, before: page.before, previousCursor: page.previous, nextCursor: page.next, total };
  },
});

/** How many accounts each of the reader's views of the list holds. */
export const listViewCounts = defineOperation({
  name: 'account.view-counts',
  kind: 'read',
  permission: 'account:read',
  scope: 'self',
  input: z.strictObject({}),
  output: ViewCounts,
  run: (ctx) => countViews(ctx),
});

/** How many accounts the reader may see, and what the list's filters offer. */
export const listAccountChoices = defineOperation({
  name: 'account.choices',
  kind: 'read',
  permission: 'account:read',
  scope: 'organization',
  input: z.strictObject({}),
  output: ListChoices,
  run: (ctx) => listChoices(ctx),
});

/** One account's own fields. */
export const getAccount = defineOperation({
  name: 'account.get',
  kind: 'read',
  permission: 'account:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountId,
  output: AccountDetail,
  run: (ctx, _input, account) => readDetail(ctx, account),
});

/** Where an account stands in its hierarchy. */
export const getAccountBanner = defineOperation({
  name: 'account.banner',
  kind: 'read',
  permission: 'account:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountId,
  output: AccountBanner,
  run: (ctx, _input, account) => readBanner(ctx, account),
});

/** What stands above an account's tabs: its own fields, its place in the hierarchy and in the list one came from. */
export const getAccountHead = defineOperation({
  name: 'account.head',
  kind: 'read',
  permission: 'account:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountHeadRequest,
  output: AccountHead,
  run: async (ctx, request, account) => ({
    ...(await readHead(ctx, account, request)),
    history: request.history ? await historyPage(ctx, account, { cursor: null, limit: LATEST_CHANGES }) : null,
  }),
});

/** The Hierarchy tab: parent, children, and the roll-up over the visible tree. */
export const listAccountChildren = defineOperation({
  name: 'account.children',
  kind: 'read',
  permission: 'account:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountId,
  output: AccountChildren,
  run: (ctx, _input, account) => readFamily(ctx, account),
});

/** The palette's accounts and people, best matches first. */
export const search = defineOperation({
  name: 'account.search',
  kind: 'read',
  permission: 'account:read',
  scope: 'organization',
  input: SearchRequest,
  output: SearchResult,
  run: async (ctx, { query, limit }) => ({
    accounts: await searchAccounts(ctx, query, limit),
    contacts: ctx.can('contact:read') ? await searchContacts(ctx, query, limit) : [],
    people: await searchPeople(ctx, query, limit),
  }),
});
