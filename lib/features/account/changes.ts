import { sql } from 'kysely';
import { actorId } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';
import { type TimelineNews, tellTimeline } from '@/lib/core/timeline';
import type { ChangeSource } from '@/lib/features/attribute/contract';
import { ATTRIBUTE_PREFIX, type AttributeDefinition } from '@/lib/kit/attribute';
import { typistOf } from '@/lib/kit/attribute-formulas';
import { type TypedAccount, writeTypedValues } from './typed-values';

type Attributes = Readonly<Record<string, unknown>>;

/** An account's own fields, by the names that the history knows them by; those that can't have changed are left out. */
export type OwnFields = Readonly<Record<string, string | null>>;

export interface AccountChange {
  id: number;
  name: string;
  /** Null for a new account, which begins without a history. */
  before: { fields: OwnFields; attributes: Attributes } | null;
  after: { fields: OwnFields; attributes: Attributes };
}

interface FieldDelta {
  accountId: number;
  name: string;
  field: string;
  before: unknown;
  after: unknown;
}

/** Own fields whose changes stand on the timeline; so do those of key attributes. */
const TOLD: ReadonlySet<string> = new Set(['status', 'lifecycleStage', 'ownerEmail']);

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function deltas(before: Attributes, after: Attributes, prefix = ''): Pick<FieldDelta, 'field' | 'before' | 'after'>[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => {
    const [one, other] = [before[name] ?? null, after[name] ?? null];
    return same(one, other) ? [] : [{ field: `${prefix}${name}`, before: one, after: other }];
  });
}

/** Where this actor's writes come from; jobs and commands of the operator bring in what others hold. */
function sourceOf({ actor, origin }: Pick<Context, 'actor' | 'origin'>): ChangeSource {
  if (origin) return origin;
  if (actor.kind === 'user') return 'app';
  return actor.kind === 'apiKey' ? 'api' : 'import';
}

/** @returns the changes' ids, in their order */
async function insertHistory(ctx: Context, changes: readonly FieldDelta[], source: ChangeSource): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    INSERT INTO field_change (organization_id, account_id, field, before, after, at, actor_kind, actor_id, source)
    SELECT ${ctx.organization.id}, r."accountId", r.field, r.before, r.after, ${ctx.now}, ${ctx.actor.kind}, ${actorId(ctx.actor)}, ${source}
    FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      AS ("accountId" bigint, field text, before jsonb, after jsonb)) WITH ORDINALITY AS r ("accountId", field, before, after, place)
    ORDER BY r.place RETURNING id`.execute(ctx.db);
  return rows.map((row) => row.id);
}

function newsOf(ctx: Context, { accountId, name, field, before, after }: FieldDelta, id: number, label: string | null): TimelineNews {
  const text = [before, after].filter((value) => value !== null).join(' ');
  const snapshot = { field, label, before, after };
  const change = { event: 'changed', source: 'change', sourceKey: String(id) } as const;
  return { ...change, accountId, at: ctx.now, category: 'change', subtype: field, title: label ?? name, text, snapshot };
}

interface Deltas {
  /** Of accounts whose attributes changed. */
  typed: TypedAccount[];
  changes: FieldDelta[];
}

function compared(definitions: readonly AttributeDefinition[], accounts: readonly AccountChange[]): Deltas {
  const typist = typistOf(definitions);
  const calculated = definitions.filter(({ kind }) => kind === 'calculated').map(({ key }) => key);
  const known = (attributes: Attributes) => {
    const typed = typist(attributes);
    return { typed, values: { ...attributes, ...Object.fromEntries(calculated.map((key) => [key, typed.get(key)?.number ?? null])) } };
  };
  const found: Deltas = { typed: [], changes: [] };
  for (const { id, name, before, after } of accounts) {
    const now = known(after.attributes);
    if (before === null || !same(before.attributes, after.attributes)) found.typed.push({ id, typed: now.typed });
    if (before === null) continue;
    const all = [...deltas(before.fields, after.fields), ...deltas(known(before.attributes).values, now.values, ATTRIBUTE_PREFIX)];
    found.changes.push(...all.map((delta) => ({ accountId: id, name, ...delta })));
  }
  return found;
}

/**
 * Keeps what hangs on accounts' values in step with them, in the transaction that writes them: the typed values that
 * filters find, the history of every change, and on the timeline what a manager would want to be told. Everything that
 * writes accounts calls it; its statements are few, however many accounts there are.
 * @param definitions the attributes in force
 */
export async function followChanges(
  ctx: Context,
  definitions: readonly AttributeDefinition[],
  accounts: readonly AccountChange[],
  source: ChangeSource = sourceOf(ctx),
): Promise<void> {
  const { typed, changes } = compared(definitions, accounts);
  if (typed.length > 0 && definitions.length > 0) await writeTypedValues(ctx, typed);
  if (changes.length > 0) await tellChanges(ctx, definitions, changes, source);
}

/** The same of changes that take others back: in the history they stand beside those, on the timeline neither does. */
export async function followReturn(ctx: Context, definitions: readonly AttributeDefinition[], accounts: readonly AccountChange[]): Promise<void> {
  const { typed, changes } = compared(definitions, accounts);
  if (typed.length > 0) await writeTypedValues(ctx, typed);
  if (changes.length > 0) await insertHistory(ctx, changes, sourceOf(ctx));
}

async function tellChanges(ctx: Context, definitions: readonly AttributeDefinition[], changes: readonly FieldDelta[], source: ChangeSource) {
  const ids = await insertHistory(ctx, changes, source);
  const labels = new Map(definitions.filter(({ isKey }) => isKey).map(({ key, label }) => [`${ATTRIBUTE_PREFIX}${key}`, label]));
  const news = changes.flatMap((change, index) => {
    const label = labels.get(change.field) ?? null;
    return label !== null || TOLD.has(change.field) ? [newsOf(ctx, change, ids[index] ?? 0, label)] : [];
  });
  await tellTimeline(ctx, news);
}
