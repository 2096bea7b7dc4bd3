import { defineTable } from '@/lib/kit/table-spec';

/** One product user of an account as of a day. */
export interface UserTableRow {
  accountId: string;
  userId: string;
  /** What there is of name, e-mail, id. */
  name: string;
  email: string | null;
  title: string | null;
  firstSeen: string | null;
  lastSeen: string | null;
  timeMs: number;
  activityRank: number;
}

export const userTable = defineTable<UserTableRow>()({
  id: 'product-users',
  rowKey: 'userId',
  rowHref: '/accounts/{accountId}/modules?user={userId}',
  defaultSort: { column: 'activityRank', direction: 'desc' },
  columns: [
    { id: 'name', header: 'account.users.column.name', kind: 'link', path: 'name', sortable: true, filterable: true },
    { id: 'email', header: 'account.users.column.email', kind: 'text', path: 'email', sortable: true, filterable: true, width: 176 },
    { id: 'title', header: 'account.users.column.title', kind: 'text', path: 'title', sortable: true, filterable: true, width: 130 },
    { id: 'lastSeen', header: 'account.users.column.lastSeen', kind: 'datetime', path: 'lastSeen', sortable: true, filterable: true },
    { id: 'time', header: 'account.users.column.time', kind: 'duration', path: 'timeMs', sortable: true, filterable: true, width: 110 },
    { id: 'activityRank', header: 'account.users.column.activityRank', kind: 'number', path: 'activityRank', sortable: true, width: 110 },
    { id: 'firstSeen', header: 'account.users.column.firstSeen', kind: 'datetime', path: 'firstSeen', sortable: true, filterable: true },
    { id: 'userId', header: 'account.users.column.userId', kind: 'text', path: 'userId', sortable: true, width: 112 },
  ],
});

export type UserColumn = (typeof userTable.columns)[number]['id'];

interface ItemTableRow {
  name: string;
  totalDaysUsed: number;
  users: number;
  nonUsers: number;
  lastUsed: string;
}

export interface ModuleTableRow extends ItemTableRow {
  totalTimeMs: number;
  timePerUserPerDayUsedMs: number;
}

export interface FeatureTableRow extends ItemTableRow {
  totalCount: number;
  countPerUserPerDayUsed: number;
}

const itemColumns = [
  { id: 'days', header: 'account.items.column.days', kind: 'integer', path: 'totalDaysUsed', sortable: true, filterable: true, width: 110 },
  { id: 'users', header: 'account.items.column.users', kind: 'integer', path: 'users', sortable: true, filterable: true, width: 90 },
  { id: 'nonUsers', header: 'account.items.column.nonUsers', kind: 'integer', path: 'nonUsers', sortable: true, filterable: true, width: 100 },
  { id: 'lastUsed', header: 'account.items.column.lastUsed', kind: 'date', path: 'lastUsed', sortable: true, filterable: true, width: 120 },
] as const;

/** Modules by time spent in the last 30 days (seed 002, all seven columns). */
export const moduleTable = defineTable<ModuleTableRow>()({
  id: 'modules',
  rowKey: 'name',
  defaultSort: { column: 'total', direction: 'desc' },
  columns: [
    { id: 'name', header: 'account.items.column.module', kind: 'text', path: 'name', sortable: true, filterable: true },
    { id: 'total', header: 'account.items.column.totalTime', kind: 'duration', path: 'totalTimeMs', sortable: true, filterable: true, width: 130 },
    {
      id: 'perUser',
      header: 'account.items.column.timePerUser',
      kind: 'duration',
      path: 'timePerUserPerDayUsedMs',
      sortable: true,
      filterable: true,
      width: 190,
    },
    ...itemColumns,
  ],
});

/** Features by count in the last 30 days. */
export const featureTable = defineTable<FeatureTableRow>()({
  id: 'features',
  rowKey: 'name',
  defaultSort: { column: 'total', direction: 'desc' },
  columns: [
    { id: 'name', header: 'account.items.column.feature', kind: 'text', path: 'name', sortable: true, filterable: true },
    { id: 'total', header: 'account.items.column.totalCount', kind: 'integer', path: 'totalCount', sortable: true, filterable: true, width: 110 },
    {
      id: 'perUser',
      header: 'account.items.column.countPerUser',
      kind: 'number',
      path: 'countPerUserPerDayUsed',
      sortable: true,
      filterable: true,
      width: 200,
    },
    ...itemColumns,
  ],
});
