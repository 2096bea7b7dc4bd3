import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { bringBackRecord, changeRecord, findRecord, removeRecord } from '@/lib/core/record';
import { Changed, DealChange, DealId, Done, Made, NewDeal, StageList } from './contract';
import { settledCurrency, stageIdOf } from './rules';
import { readStages } from './stages';
import { loadDeals, tellDeals } from './store';

/** @throws AppError invalid for a stage that the organization doesn't have */
async function demandStage(ctx: Context, stage: string | undefined): Promise<void> {
  if (stage === undefined || (await readStages(ctx)).some(({ id }) => id === stage)) return;
  const message = 'There is no such stage';
  throw new AppError('invalid', message, { errors: [{ path: 'stage', code: 'unknown_stage', message }] });
}

/** A new deal of an account. */
export const createDeal = defineOperation({
  name: 'deal.create',
  kind: 'write',
  permission: 'deal:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: NewDeal,
  output: Made,
  run: async (ctx, { accountId: _account, amount = null, currency = null, ...values }, account) => {
    await demandStage(ctx, values.stage);
    const key = crypto.randomUUID();
    await ctx.db
      .insertInto('deal')
      .values({
        ...values,
        ...settledCurrency({ amount, currency }, ctx.organization.currency),
        organizationId: ctx.organization.id,
        key,
        accountId: account.id,
        createdBy: ctx.actor.kind === 'user' ? ctx.actor.membershipId : null,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .execute();
    await tellDeals(ctx, [{ key, from: null }]);
    ctx.audit(`deal:${key}`);
    return { id: key };
  },
});

/** Changes a deal; coming to another stage is told on the timeline. @throws AppError conflict when someone changed it meanwhile */
export const updateDeal = defineOperation({
  name: 'deal.update',
  kind: 'write',
  permission: 'deal:write',
  scope: 'organization',
  input: DealChange,
  output: Changed,
  run: async (ctx, { id, version, ...values }) => {
    const deal = await findRecord(ctx, 'deal', id);
    await demandStage(ctx, values.stage);
    const before = (await loadDeals(ctx, [id])).states.get(id);
    if (!before) throw new AppError('not_found', 'There is no such deal');
    const { amount, currency } = settledCurrency({ ...before, ...values }, ctx.organization.currency);
    const next = await changeRecord(ctx, 'deal', deal, { ...values, amount, currency }, version);
    await tellDeals(ctx, [{ key: id, from: before.stage }]);
    ctx.audit(`deal:${id}`, { fields: Object.keys(values) });
    return { version: next };
  },
});

export const deleteDeal = defineOperation({
  name: 'deal.delete',
  kind: 'write',
  permission: 'deal:write',
  scope: 'organization',
  input: DealId,
  output: Done,
  run: async (ctx, { id }) => {
    await removeRecord(ctx, 'deal', id);
    return {};
  },
});

export const restoreDeal = defineOperation({
  name: 'deal.restore',
  kind: 'write',
  permission: 'deal:write',
  scope: 'organization',
  input: DealId,
  output: Done,
  run: async (ctx, { id }) => {
    await bringBackRecord(ctx, 'deal', id);
    return {};
  },
});

/** @throws AppError precondition when a deal, deleted ones included, stands in one of them */
async function demandUnused({ db }: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const used = await db.selectFrom('deal').select('stage').where('stage', 'in', ids).limit(1).executeTakeFirst();
  if (used) throw new AppError('precondition', `Deals stand in the stage “${used.stage}”: move them first`);
}

/** Replaces the stages: order, names, kinds; what is not listed goes. */
export const saveStages = defineOperation({
  name: 'deal.save-stages',
  kind: 'write',
  permission: 'deal:admin',
  scope: 'organization',
  input: StageList,
  output: Done,
  run: async (ctx, { stages }) => {
    const stored = await ctx.db.selectFrom('dealStage').select('id').forUpdate().execute();
    const taken = new Set([...stored.map(({ id }) => id), ...stages.flatMap(({ id }) => id ?? [])]);
    const rows = stages.map(({ id: given, ...stage }, position) => {
      const id = given ?? stageIdOf(stage.name, taken);
      taken.add(id);
      return { ...stage, id, position, organizationId: ctx.organization.id };
    });
    const kept = new Set(rows.map(({ id }) => id));
    if (kept.size < rows.length) throw new AppError('invalid', 'Two stages have the same id');
    const gone = stored.flatMap(({ id }) => (kept.has(id) ? [] : id));
    await demandUnused(ctx, gone);
    if (gone.length > 0) await ctx.db.deleteFrom('dealStage').where('id', 'in', gone).execute();
    await ctx.db
      .insertInto('dealStage')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['organizationId', 'id']).doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          kind: eb.ref('excluded.kind'),
          position: eb.ref('excluded.position'),
        })),
      )
      .execute();
    ctx.audit('deal-stages', { stages: rows.map(({ id }) => id), gone });
    return {};
  },
});
