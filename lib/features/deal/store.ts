import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { tellTimeline } from '@/lib/core/timeline';
import { visibleAccounts } from '@/lib/core/visibility';
import { type DealState, stageEvent } from './rules';
import { readStages } from './stages';
import { DEAL_KINDS, type DealKind } from './table';

/** What is stored of the deals that a call names. */
export interface StoredDeals {
  /** By key; deleted ones too. */
  states: Map<string, DealState>;
  /** Keys of those whose account the actor may not see. */
  invisible: Set<string>;
}

/** A stored kind; the database holds no other. */
export const dealKind = (word: string): DealKind => DEAL_KINDS.find((kind) => kind === word) ?? 'new';

/** Loads the deals behind some of the customer's ids. */
export async function loadDeals({ db, actor }: Context, keys: readonly string[]): Promise<StoredDeals> {
  const rows = await db
    .selectFrom('deal as d')
    .select(['d.key', 'd.accountId', 'd.name', 'd.stage', 'd.amount', 'd.currency', 'd.closeOn', 'd.kind', 'd.ownerEmail', 'd.sourceUpdatedAt'])
    .select('d.deletedAt')
    .select((eb) => visibleAccounts(actor, eb.ref('d.accountId')).as('isVisible'))
    .where((eb) => eb('d.key', '=', eb.fn.any(sql<string[]>`${keys}::text[]`)))
    .execute();
  const stored: StoredDeals = { states: new Map(), invisible: new Set() };
  for (const { isVisible, deletedAt, kind, ...state } of rows) {
    stored.states.set(state.key, { ...state, kind: dealKind(kind), deleted: deletedAt !== null });
    if (!isVisible) stored.invisible.add(state.key);
  }
  return stored;
}

/** A deal that was written, with the stage it stood in before; null for a new one. */
export interface WrittenDeal {
  key: string;
  from: string | null;
}

/** Tells the timelines of new deals, and of those that came to another stage. */
export async function tellDeals(ctx: Context, written: readonly WrittenDeal[]): Promise<void> {
  const before = new Map(written.map(({ key, from }) => [key, from]));
  const stages = new Map((await readStages(ctx)).map((stage) => [stage.id, stage]));
  const rows = await ctx.db
    .selectFrom('deal')
    .select(['key', 'accountId', 'name', 'stage', 'amount', 'currency', 'closeOn', 'kind', 'version', 'createdAt'])
    .where((eb) => eb('key', '=', eb.fn.any(sql<string[]>`${[...before.keys()]}::text[]`)))
    .execute();
  const news = rows.flatMap(({ key, accountId, name, version, createdAt, ...deal }) => {
    const common = { accountId, category: 'deal' as const, source: 'deal', sourceKey: key, title: name };
    const [from, stage] = [before.get(key) ?? null, stages.get(deal.stage)];
    const created = { ...common, at: createdAt, event: 'created', subtype: deal.kind, snapshot: deal };
    if (!stage || from === deal.stage || (from === null && stage.kind === 'open')) return [created];
    const moved = { event: stageEvent(stage), occurrence: String(version), subtype: stage.name, snapshot: { ...deal, from } };
    return [created, { ...common, at: ctx.now, ...moved }];
  });
  await tellTimeline(ctx, news);
}
