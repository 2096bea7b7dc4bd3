import { sql } from 'kysely';
import { type Context, findAccounts } from '@/lib/core/context';
import { AppError, type FieldError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { bringBackRecord } from '@/lib/core/record';
import { type RecordOutcome, UpsertInput, UpsertResult, upsertEach } from '@/lib/core/upsert';
import { TaskRecord } from './contract';
import { addTask, alterTask } from './edit';
import { findParent } from './references';
import { closingTime } from './rules';
import { lockTask, type TaskColumns } from './store';

/** What the records of a call refer to: accounts by the customer's id, members by their address. */
interface Known {
  accounts: Awaited<ReturnType<typeof findAccounts>>;
  members: Map<string, string>;
}

async function findMembers({ db }: Context, emails: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('identity as i', 'i.id', 'm.identityId')
    .select(['m.id', 'i.email'])
    .where((eb) => eb('i.email', '=', eb.fn.any(sql<string[]>`${emails}::text[]`)))
    .where('m.status', '!=', 'disabled')
    .execute();
  return new Map(rows.map(({ id, email }) => [email, id]));
}

const refusal = (path: string, message: string): AppError => new AppError('invalid', message, { errors: [{ path, code: 'unknown', message }] });

/** What a record sets: absent leaves out, null falls back to what a new task has. */
async function columnsOf(
  ctx: Context,
  record: TaskRecord,
  known: Known,
  own: { id: number | null; accountId: number },
): Promise<Partial<TaskColumns>> {
  const { title, body, type, priority, assigneeEmail, dueOn, parentId, createdAt } = record;
  const assigneeId = assigneeEmail ? known.members.get(assigneeEmail) : null;
  if (assigneeId === undefined) throw refusal('assigneeEmail', 'There is no such member');
  return {
    title,
    ...(body !== undefined && { body }),
    ...(type !== undefined && { type: type ?? 'to_do' }),
    ...(priority !== undefined && { priority: priority ?? 'normal' }),
    ...(assigneeEmail !== undefined && { assigneeId }),
    ...(dueOn !== undefined && { dueOn }),
    ...(createdAt && { createdAt }),
    ...(parentId !== undefined && { parentId: await findParent(ctx, parentId, own.accountId, own.id) }),
    ...(record.updatedAt && { sourceUpdatedAt: record.updatedAt }),
  };
}

/** Makes, changes or restores one task. @throws AppError before anything is written, when the record doesn't fit what is there */
async function takeRecord(ctx: Context, record: TaskRecord, known: Known): Promise<{ isStale: boolean }> {
  const account = known.accounts.get(record.accountId);
  if (!account) throw refusal('accountId', 'There is no such account');
  const stored = await ctx.db
    .selectFrom('task')
    .select(['id', 'accountId', 'deletedAt', 'sourceUpdatedAt'])
    .where('key', '=', record.id)
    .executeTakeFirst();
  if (stored && stored.accountId !== account.id) throw refusal('id', 'There is no such task on this account');
  if (stored?.sourceUpdatedAt && record.updatedAt && record.updatedAt < stored.sourceUpdatedAt) return { isStale: true };
  const values = await columnsOf(ctx, record, known, { id: stored?.id ?? null, accountId: account.id });
  if (!stored) {
    const { title, type = 'to_do', ...rest } = { ...values, title: record.title };
    const status = record.status ?? 'open';
    await addTask(
      ctx,
      account,
      { ...rest, key: record.id, title, type, status, completedAt: closingTime(null, status, ctx.now, record.completedAt) },
      [],
    );
    return { isStale: false };
  }
  if (stored.deletedAt) await bringBackRecord(ctx, 'task', record.id);
  const before = await lockTask(ctx, { id: stored.id, accountKey: account.key });
  const status = record.status === undefined ? before.status : (record.status ?? 'open');
  await alterTask(ctx, before, { values: { ...values, status, completedAt: closingTime(before, status, ctx.now, record.completedAt) } });
  return { isStale: false };
}

async function outcomeOf(ctx: Context, record: TaskRecord, known: Known): Promise<RecordOutcome> {
  try {
    return { fault: null, ...(await takeRecord(ctx, record, known)) };
  } catch (error) {
    const fault: FieldError | undefined = error instanceof AppError ? error.errors[0] : undefined;
    if (!fault) throw error;
    return { fault };
  }
}

/** `PUT /api/v1/tasks`: makes, changes and restores tasks, each record by itself. */
export const upsertTasks = defineOperation({
  name: 'task.upsert',
  kind: 'write',
  permission: 'task:write',
  scope: 'organization',
  input: UpsertInput,
  output: UpsertResult,
  run: (ctx, { data }) =>
    upsertEach(TaskRecord, data, async (records) => {
      const accounts = await findAccounts(ctx, [...new Set(records.map((record) => record.accountId))]);
      const members = await findMembers(
        ctx,
        records.flatMap((record) => record.assigneeEmail ?? []),
      );
      const outcomes: RecordOutcome[] = [];
      for (const record of records) outcomes.push(await outcomeOf(ctx, record, { accounts, members }));
      return outcomes;
    }),
});
