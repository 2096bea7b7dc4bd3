import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { type Context, makeContext } from '@/lib/core/context';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { tellTimeline } from '@/lib/core/timeline';
import { overrideHealth } from '@/lib/features/health/commands';
import { createHealthModel, publishHealthModel, saveModelDraft, updateHealthModel } from '@/lib/features/health/model-commands';
import { listHealthModels } from '@/lib/features/health/model-queries';
import { scoreChanged, scoreDay } from '@/lib/features/health/passes';
import { addDays, localDay, startOfDay } from '@/lib/kit/day';
import { keepHistory } from './health-history';
import { HISTORY_DAYS, MODELS, pulsesOf } from './scenarios/fernway/health';
import type { Scenario } from './scenarios/types';

const MORNING_MS = 9 * 3_600_000;
/** Its CSM knows more than the figures. */
const OVERRIDDEN = {
  accountId: 'BW-1107',
  score: 45,
  reason: 'Their board decides on a merger next month; the figures do not know that yet.',
  days: 30,
};

/** Publishes each version of a model in turn, each on its day. */
async function addModel(
  caller: Caller,
  { name, accountTypes, isDefault, versions }: (typeof MODELS)[number],
  at: (daysAgo: number) => Date,
): Promise<void> {
  const models = await invoke(listHealthModels, caller, {});
  const [first] = versions;
  if (!first || models.some((model) => model.name === name && model.published === versions.length)) return;
  const found = models.find((model) => isDefault && model.isDefault);
  let saved: { id: string; version: number } = found ?? (await invoke(createHealthModel, caller, { name, content: first.content }));
  saved = await invoke(updateHealthModel, caller, { id: saved.id, version: saved.version, name, accountTypes, segment: null });
  for (const { content } of versions.slice(found?.published ? 1 : 0)) {
    saved = await invoke(saveModelDraft, caller, { ...saved, content });
    saved = await invoke(publishHealthModel, caller, saved);
  }
  await withTenant(caller.organization.id, async (db) => {
    for (const [index, { sinceDaysAgo, content }] of versions.entries()) {
      await db
        .updateTable('healthModelVersion')
        .set({ publishedAt: at(sinceDaysAgo), content: JSON.stringify(content) })
        .where('modelId', '=', saved.id)
        .where('number', '=', index + 1)
        .execute();
    }
  });
}

/** Writes the pulses, each at its time. */
async function addPulses(ctx: Context, accounts: Scenario['accounts'], ids: ReadonlyMap<string, number>, at: (day: string) => Date): Promise<void> {
  const people = await ctx.db
    .selectFrom('account as a')
    .innerJoin('identity as i', 'i.email', 'a.ownerEmail')
    .innerJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'a.organizationId').onRef('m.identityId', '=', 'i.id'))
    .select(['a.id', 'm.id as membershipId'])
    .execute();
  const owners = new Map(people.map(({ id, membershipId }) => [id, membershipId]));
  const pulses = accounts.flatMap((account) =>
    pulsesOf(account, ctx.today).flatMap(({ accountId: key, on, ...pulse }) => {
      const accountId = ids.get(key);
      return accountId === undefined ? [] : [{ ...pulse, id: crypto.randomUUID(), accountId, createdAt: at(on) }];
    }),
  );
  await ctx.db
    .insertInto('csmPulse')
    .values(pulses.map((pulse) => ({ ...pulse, organizationId: ctx.organization.id, createdBy: owners.get(pulse.accountId) ?? null })))
    .execute();
  const news = pulses.map(({ id, accountId, rating, comment, createdAt }) => ({
    ...({ accountId, at: createdAt, category: 'health', subtype: rating, event: 'pulse', source: 'pulse', sourceKey: id } as const),
    ...{ title: comment, text: comment, snapshot: { rating, comment } },
  }));
  await tellTimeline(ctx, news);
}

/** How the accounts did: models with versions, pulses, scores of thirteen months from the demo's own figures, an override; once. */
export async function addHealth(caller: Caller, { accounts }: Pick<Scenario, 'accounts'>, now: Date): Promise<void> {
  const { timezone } = caller.organization;
  const today = localDay(now, timezone);
  const at = (day: string) => new Date(startOfDay(day, timezone).getTime() + MORNING_MS);
  for (const model of MODELS) await addModel(caller, model, (daysAgo) => at(addDays(today, -daysAgo)));
  const isNew = await withTenant(caller.organization.id, async (db) => {
    if (await db.selectFrom('csmPulse').select('id').limit(1).executeTakeFirst()) return false;
    const ctx = { ...makeContext(caller, db), now, today };
    const keys = new Set(accounts.map(({ id }) => id));
    const rows = await db.selectFrom('account').select(['id', 'key']).execute();
    const ids = new Map(rows.flatMap(({ id, key }) => (keys.has(key) ? [[key, id] as const] : [])));
    await addPulses(ctx, accounts, ids, at);
    await keepHistory(ctx, [...ids.values()], HISTORY_DAYS);
    return true;
  });
  if (!isNew) return;
  const { days, ...override } = OVERRIDDEN;
  if (accounts.some(({ id }) => id === override.accountId))
    await invoke(overrideHealth, caller, { ...override, untilOn: addDays(localDay(clock.now(), timezone), days) });
  for (const pass of [scoreDay, scoreChanged]) for (let scored = 1; scored > 0; ) ({ scored } = await invoke(pass, caller, {}));
}
