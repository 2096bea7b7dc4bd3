import * as z from 'zod';
import { AppError } from '@/lib/core/errors';
import { defineAccountExport, FileWords } from '@/lib/core/table-export';
import { AccountId } from '@/lib/features/account/contract';
import { readDefinitions } from '@/lib/features/attribute/queries';
import { conditionProblem, type Filter } from '@/lib/kit/filter';
import { tableRows } from '@/lib/kit/table-rows';
import type { Column, TableSpec } from '@/lib/kit/table-spec';
import { goalRows, goalSpec, OWN_COLUMN } from './goal-columns';
import { readPlanBoard } from './queries';
import { type GoalRow, goalTable } from './table';

/** Own columns as a file has them: by the attribute's key, as texts. */
function fileSpec(ids: readonly string[]): TableSpec<GoalRow> {
  const own = ids.filter((id) => id.startsWith(OWN_COLUMN));
  const columns = own.map((id): Column => ({ id, header: 'plan.goal.own', label: id.slice(OWN_COLUMN.length), kind: 'text', path: id }));
  return { ...goalTable, columns: [...goalTable.columns, ...columns] };
}

const asText = (value: unknown) => (typeof value === 'object' && value !== null ? Object.values(value).join(' ') : value);

function plain(row: GoalRow): GoalRow {
  const texts = Object.entries(row).map(([path, value]) => [path, path.startsWith(OWN_COLUMN) ? asText(value) : value]);
  return Object.fromEntries(texts) as GoalRow;
}

/** An account's goals as a file. */
export const exportGoals = defineAccountExport({
  name: 'goal.export',
  permission: 'plan:read',
  // Which own columns there are only the database knows: the conditions are checked against them below.
  input: AccountId.extend({
    filter: z.custom<Filter>((filter) => Array.isArray((filter as Filter | null)?.all)),
    sort: z.strictObject({ column: z.string(), direction: z.enum(['asc', 'desc']) }),
  }).extend(FileWords.shape),
  spec: ({ columns }) => fileSpec(columns),
  part: async (ctx, { key: accountId }, { filter, sort }) => {
    const definitions = await readDefinitions(ctx, 'goal');
    const spec = goalSpec(definitions);
    if (filter.all.some((condition) => conditionProblem(spec, condition) !== null))
      throw new AppError('invalid', 'The filter does not fit this table');
    const { goals } = await ctx.call(readPlanBoard, { accountId });
    const rows = tableRows(spec, goalRows(goals, definitions), { filter, sort }, { today: ctx.today, timeZone: ctx.organization.timezone });
    return { rows: rows.map(plain), next: null };
  },
});
