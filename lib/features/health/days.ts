import { type RawBuilder, sql } from 'kysely';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import { dayOf } from '@/lib/kit/day';
import type { HealthDay } from './change';
import { type HealthQuestion, ModelContent } from './contract';
import { lastDay, scoreAccounts } from './evaluate';
import type { RollUpPolicy } from './metrics';
import type { ModelVersion } from './models';
import { type OverrideRow, overrideOf } from './overrides';
import { type ChildPart, type RolledUp, readPart, rollUp, type StoredPart } from './roll-up';
import { type Evaluation, evaluate, type Reading, type Readings } from './score';

/** An account's health of a day, and by which version of which model. */
export interface KnownDay extends HealthDay {
  /** Its children, where its score is made of theirs. */
  rollUp: { policy: RollUpPolicy; children: (ChildPart & NamedChild)[] } | null;
  version: ModelVersion;
  /** As it was known after the day; else as it is known now. */
  isFrozen: boolean;
}

/** A child by its name, if the reader sees it. */
interface NamedChild {
  key: string;
  name: string;
  seen: boolean;
}

interface StoredRow extends Omit<ModelVersion, 'content'> {
  day: string;
  content: unknown;
  rollUp: { policy: RollUpPolicy; parts: (StoredPart & NamedChild)[] } | null;
  values: { metric: string; value: string | null; day: number | null }[];
}

/** What is kept of an account's health: days of which something is, and what holds in place of the computed score. */
interface StoredHealth {
  labels: Record<string, string>;
  days: StoredRow[];
  override: (Omit<OverrideRow, 'createdAt'> & { createdAt: string }) | null;
}

function dayOfRow({ day, content, values, rollUp, ...version }: StoredRow, today: string): KnownDay {
  const readings: Readings = new Map(
    values.flatMap(({ metric, value, day: on }): [string, Reading][] =>
      value === null ? [] : [[metric, { value, on: on === null ? null : dayOf(on) }]],
    ),
  );
  const parsed = ModelContent.parse(content);
  const children = rollUp && { policy: rollUp.policy, children: rollUp.parts.map((part) => ({ ...part, ...readPart(part) })) };
  return {
    rollUp: children,
    day,
    versionId: version.versionId,
    version: { ...version, content: parsed },
    content: parsed,
    readings,
    isFrozen: day < today,
  };
}

/** The days that may answer: the running one comes first if something changed since the last full one. */
const candidates = (ctx: Context, { asOf }: HealthQuestion): [AsOf, ...AsOf[]] => (asOf ? [asOf] : [resolveAsOf(ctx, ctx.today), lastDay(ctx)]);

/** What the organization's own metrics are called, by their ids. */
const ownLabels = (organizationId: number) => sql`(
  SELECT coalesce(jsonb_object_agg(own.id, own.label), '{}') FROM (
    SELECT 'attribute:' || key AS id, label FROM attribute_definition WHERE organization_id = ${organizationId} AND subject = 'account'
    UNION ALL SELECT 'collection:' || id::text, name FROM collection WHERE organization_id = ${organizationId}
    UNION ALL SELECT 'formula:' || id::text, name FROM metric_formula WHERE organization_id = ${organizationId}) own)`;

/** All that is kept for an answer about an account, given or of the statement's row, as one value of it. */
export function storedHealth(ctx: Context, accountId: number | RawBuilder<number>, question: HealthQuestion): RawBuilder<unknown> {
  const days = [...candidates(ctx, question), ...(question.compareTo ? [question.compareTo] : [])];
  const asked = sql`unnest(${days.map(({ day }) => day)}::text[], ${days.map(({ month }) => month)}::int[], ${days.map(({ index }) => index + 1)}::int[])`;
  return sql`jsonb_build_object('labels', ${ownLabels(ctx.organization.id)},
    'days', (SELECT coalesce(jsonb_agg(to_jsonb(kept)), '[]') FROM (
      SELECT d.day, v.id AS "versionId", v.model_id AS "modelId", m.name, v.number, v.content, coalesce((
        SELECT jsonb_agg(jsonb_build_object('metric', k.metric, 'value', k.values[d.at], 'day', k.days[d.at])) FROM metric_month k
        WHERE k.organization_id = h.organization_id AND k.account_id = h.account_id AND k.month = h.month), '[]') AS values, (
        SELECT jsonb_build_object('policy', r.policy, 'parts', coalesce((
          SELECT jsonb_agg(p.part || jsonb_build_object('key', c.key, 'name', c.name, 'seen', c.id IS NOT NULL AND ${visibleAccounts(ctx.actor, sql<number>`c.id`)}) ORDER BY c.name, c.id)
          FROM jsonb_array_elements(r.parts) AS p (part)
          LEFT JOIN account c ON c.organization_id = r.organization_id AND c.id = (p.part->>'id')::bigint), '[]'))
        FROM health_roll_up r
        WHERE r.organization_id = h.organization_id AND r.account_id = h.account_id AND r.day = d.day::date) AS "rollUp"
      FROM ${asked} AS d (day, month, at)
      JOIN health_month h ON h.organization_id = ${ctx.organization.id} AND h.account_id = ${accountId} AND h.month = d.month
      JOIN health_model_version v ON v.organization_id = h.organization_id AND v.id = h.version_ids[d.at]
      JOIN health_model m ON m.organization_id = v.organization_id AND m.id = v.model_id) kept),
    'override', (SELECT jsonb_build_object('id', o.id, 'score', o.score, 'reason', o.reason, 'untilOn', o.until_on, 'createdAt', o.created_at,
      'createdBy', o.created_by) FROM (${overrideOf(ctx, sql`${accountId}`)}) o))`;
}

/** The score of a day: its children's, where it is made of theirs, else its own. */
export function judge({ rollUp: rolled, content, readings, day }: KnownDay): { own: Evaluation; rolled: RolledUp | null } {
  return { own: evaluate(content, readings, day), rolled: rolled && rollUp(rolled.policy, rolled.children) };
}

/** The first of the days that may answer of which something is kept, from the value that `storedHealth` gave. */
export function keptDay(ctx: Context, question: HealthQuestion, stored: unknown): KnownDay | null {
  const rows = new Map((stored as StoredHealth).days.map((row) => [row.day, row]));
  const row = candidates(ctx, question).flatMap(({ day }) => rows.get(day) ?? [])[0];
  return row ? dayOfRow(row, ctx.today) : null;
}

/** An account's health as of a day from what is known now; null while no model is in force. */
async function workedOut(ctx: Context, accountId: number, asOf: AsOf): Promise<KnownDay | null> {
  const [scored] = await scoreAccounts(ctx, [accountId], asOf);
  if (!scored) return null;
  const { model, readings } = scored;
  return { day: asOf.day, versionId: model.versionId, version: model, content: model.content, readings, rollUp: null, isFrozen: false };
}

/** What a reading is made of: days of which nothing is kept are worked out from what is known now. */
interface HealthAnswer extends Pick<StoredHealth, 'labels'> {
  asOf: AsOf;
  known: KnownDay | null;
  earlier: KnownDay | null;
  override: OverrideRow | null;
}

/** The answer to a question, from the value that `storedHealth` gave. */
export async function healthAnswer(ctx: Context, accountId: number, question: HealthQuestion, stored: unknown): Promise<HealthAnswer> {
  const { labels, days: rows, override } = stored as StoredHealth;
  const days = new Map(rows.map((row) => [row.day, dayOfRow(row, ctx.today)]));
  const able = candidates(ctx, question);
  const asOf = able.find(({ day }) => days.has(day)) ?? able[0];
  const { compareTo } = question;
  const waits = question.isPatient && question.asOf === null;
  return {
    labels,
    asOf,
    known: days.get(asOf.day) ?? (waits ? null : await workedOut(ctx, accountId, asOf)),
    earlier: compareTo && (days.get(compareTo.day) ?? (question.asOf && (await workedOut(ctx, accountId, compareTo)))),
    override: override && { ...override, createdAt: new Date(override.createdAt) },
  };
}
