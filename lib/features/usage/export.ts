import { resolveAsOf } from '@/lib/core/as-of';
import { defineAccountExport, FileWords } from '@/lib/core/table-export';
import { filterSchema } from '@/lib/kit/filter-schema';
import { tableRows } from '@/lib/kit/table-rows';
import { AccountReading, CustomerId, UserTableRequest } from './contract';
import { readFeatures, readModules, readUserFeatures, readUserModules } from './queries';
import { featureTable, moduleTable, userTable } from './table';
import { userPage } from './user-page';

const PART = 500;

/** The Contacts & Users table as a file. */
export const exportUsers = defineAccountExport({
  name: 'usage.export-users',
  permission: 'user:read',
  input: UserTableRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => userTable,
  part: (ctx, account, { asOf, filter, sort }, cursor) => userPage(ctx, account, { asOf: resolveAsOf(ctx, asOf), filter, sort, cursor, size: PART }),
});

const { sort } = UserTableRequest.shape;
const ItemFile = AccountReading.extend({ userId: CustomerId.optional(), sort }).extend(FileWords.shape);

/** The module table as a file: of the account, or of one user. */
export const exportModules = defineAccountExport({
  name: 'usage.export-modules',
  permission: 'usage:read',
  input: ItemFile.extend({ filter: filterSchema(moduleTable) }),
  spec: () => moduleTable,
  part: async (ctx, _account, { accountId, asOf, userId, ...state }) => {
    const { data } =
      userId === undefined ? await ctx.call(readModules, { accountId, asOf }) : await ctx.call(readUserModules, { accountId, asOf, userId });
    return { rows: tableRows(moduleTable, data, state, { today: ctx.today, timeZone: ctx.organization.timezone }), next: null };
  },
});

/** The feature table, likewise. */
export const exportFeatures = defineAccountExport({
  name: 'usage.export-features',
  permission: 'usage:read',
  input: ItemFile.extend({ filter: filterSchema(featureTable) }),
  spec: () => featureTable,
  part: async (ctx, _account, { accountId, asOf, userId, ...state }) => {
    const { data } =
      userId === undefined ? await ctx.call(readFeatures, { accountId, asOf }) : await ctx.call(readUserFeatures, { accountId, asOf, userId });
    return { rows: tableRows(featureTable, data, state, { today: ctx.today, timeZone: ctx.organization.timezone }), next: null };
  },
});
