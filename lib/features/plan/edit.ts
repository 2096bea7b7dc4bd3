import { type Insertable, type Selectable, sql, type UpdateObject } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { DB } from '@/lib/core/db/schema';
import { demandMembers } from '@/lib/core/member-check';
import { bringBackRecord, changeRecord, findRecord, findRelated, removeRecord } from '@/lib/core/record';
import { keepRevision } from '@/lib/core/revision';
import { showOnTimeline, tellTimeline } from '@/lib/core/timeline';

/** The records of a success plan, and what a timeline calls each of them. */
const KINDS = { successPlan: 'plan', objective: 'objective', goal: 'goal' } as const;
export type PlanTable = keyof typeof KINDS;

/** The statuses that a timeline tells of. */
const REACHED: ReadonlySet<string> = new Set(['completed', 'achieved']);

/** The tables share these columns: one stands for each of them in a query. */
const asGoal = (table: PlanTable) => table as 'goal';

type StoredRow = Selectable<DB['goal']>;

function load(ctx: Context, table: PlanTable, id: number): Promise<StoredRow> {
  return ctx.db.selectFrom(asGoal(table)).selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
}

/** Everything that follows from a record's new state: its history and the timeline. */
async function followUp(ctx: Context, table: PlanTable, before: StoredRow | null, after: StoredRow): Promise<void> {
  const {
    organizationId: _o,
    id: _i,
    accountId,
    createdBy: _c,
    createdAt,
    updatedAt: _u,
    deletedAt: _d,
    version: _v,
    position: _p,
    ...state
  } = after;
  await keepRevision(ctx, table, after, state);
  const { key, name, status, priority, dueOn } = after;
  const told = {
    accountId,
    category: 'plan',
    subtype: KINDS[table],
    source: table,
    sourceKey: key,
    title: name,
    snapshot: { name, status, priority, dueOn },
  } as const;
  const isReached = REACHED.has(status) && before?.status !== status;
  await tellTimeline(ctx, [
    ...(before === null || before.name !== name ? [{ ...told, at: createdAt, event: 'created' }] : []),
    ...(isReached ? [{ ...told, at: ctx.now, event: status }] : []),
  ]);
}

/** What all records of a plan refer to: an owner, and but for plans themselves a plan. */
interface References {
  ownerId?: string | null;
  planId?: string | null;
}

/** The columns of an input whose references are found. @throws AppError invalid where one isn't there */
async function resolved<I extends References>(ctx: Context, { planId, ...rest }: I, accountId: number) {
  await demandMembers(ctx, rest.ownerId ? [rest.ownerId] : [], 'ownerId');
  return { ...rest, ...(planId !== undefined && { planId: await findRelated(ctx, 'successPlan', planId, accountId, 'planId') }) };
}

/** Adds a record behind the others of its account. */
export async function addRecord<I extends References>(ctx: Context, table: PlanTable, account: { id: number }, input: I) {
  const key = crypto.randomUUID();
  const last = sql<number>`(SELECT coalesce(max(position) + 1, 0) FROM ${sql.table(table === 'successPlan' ? 'success_plan' : table)}
    WHERE organization_id = ${ctx.organization.id} AND account_id = ${account.id})`;
  const row = {
    ...(await resolved(ctx, input, account.id)),
    ...{ organizationId: ctx.organization.id, accountId: account.id, key, createdAt: ctx.now, updatedAt: ctx.now },
    createdBy: ctx.actor.kind === 'user' ? ctx.actor.membershipId : null,
  };
  const { id, version } = await ctx.db
    .insertInto(asGoal(table))
    .values({ ...(row as Insertable<DB['goal']>), position: last })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
  await followUp(ctx, table, null, await load(ctx, table, id));
  ctx.audit(`${table}:${key}`);
  return { id: key, version };
}

/** Changes a record. @throws AppError conflict when it no longer has the version that the editor began from */
export async function alterRecord<I extends References & { id: string; version?: number }>(ctx: Context, table: PlanTable, input: I) {
  const { id: key, version: began, ...fields } = input;
  const found = await findRecord(ctx, table, key);
  const before = await load(ctx, table, found.id);
  const values = (await resolved(ctx, fields, found.accountId)) as UpdateObject<DB, 'goal'>;
  const version = await changeRecord(ctx, asGoal(table), found, values, began);
  await followUp(ctx, table, before, await load(ctx, table, found.id));
  ctx.audit(`${table}:${key}`, { fields: Object.keys(fields) });
  return { id: key, version };
}

const CONTENTS = ['objective', 'goal'] as const;

/** Sets or clears the deletion of what belongs to a plan. */
async function moveContents(ctx: Context, planId: number, from: Date | null, to: Date | null): Promise<void> {
  for (const table of CONTENTS) {
    const rows = await ctx.db
      .updateTable(asGoal(table))
      .set({ deletedAt: to, updatedAt: ctx.now })
      .where('planId', '=', planId)
      .where('deletedAt', 'is not distinct from', from)
      .returning('key')
      .execute();
    await showOnTimeline(
      ctx,
      table,
      rows.map(({ key }) => key),
      to === null,
    );
  }
}

/** Deletes a record, a plan with what belongs to it; everything keeps its place. */
export async function removeFromPlan(ctx: Context, table: PlanTable, key: string) {
  const found = await removeRecord(ctx, table, key);
  if (table === 'successPlan') await moveContents(ctx, found.id, null, ctx.now);
  return {};
}

/** Brings a record back, a plan with what was deleted with it. */
export async function bringBackToPlan(ctx: Context, table: PlanTable, key: string) {
  const found = await bringBackRecord(ctx, table, key);
  if (table === 'successPlan') await moveContents(ctx, found.id, found.deletedAt, null);
  return {};
}
