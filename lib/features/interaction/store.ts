import { type RawBuilder, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { keepRevisions } from '@/lib/core/revision';
import { tellTimeline } from '@/lib/core/timeline';
import { visibleAccounts } from '@/lib/core/visibility';
import { markdownText } from '@/lib/kit/markdown-text';
import type { Participant } from './contract';
import { type InteractionState, timelineSubtype } from './rules';
import type { InteractionStatus } from './table';

/** What is stored of the touchpoints that a call names; deleted ones too. */
export interface StoredInteractions {
  states: Map<string, InteractionState>;
  /** Keys of those whose account the actor may not see. */
  invisible: Set<string>;
}

/** Loads the touchpoints behind some of the customer's ids. */
export async function loadInteractions({ db, actor }: Context, keys: readonly string[]): Promise<StoredInteractions> {
  const rows = await db
    .selectFrom('interaction as i')
    .select(['i.id', 'i.key', 'i.accountId', 'i.type', 'i.subtype', 'i.reason', 'i.sentiment', 'i.subject', 'i.body', 'i.status', 'i.occurredAt'])
    .select(['i.durationMinutes', 'i.sourceUpdatedAt', 'i.deletedAt'])
    .select((eb) => [visibleAccounts(actor, eb.ref('i.accountId')).as('isVisible'), participantsOf(sql`i`).as('participants')])
    .where((eb) => eb('i.key', '=', eb.fn.any(sql<string[]>`${keys}::text[]`)))
    .execute();
  const stored: StoredInteractions = { states: new Map(), invisible: new Set() };
  for (const { id: _id, isVisible, deletedAt, status, ...row } of rows) {
    stored.states.set(row.key, { ...row, status: status as InteractionStatus, deleted: deletedAt !== null });
    if (!isVisible) stored.invisible.add(row.key);
  }
  return stored;
}

/** Those who took part in a row of `interaction` under this alias, in their order. */
export function participantsOf(alias: RawBuilder<unknown>): RawBuilder<Participant[]> {
  return sql`coalesce((SELECT jsonb_agg(jsonb_build_object('email', p.email, 'role', p.role) ORDER BY p.position) FROM interaction_participant p
    WHERE p.organization_id = ${alias}.organization_id AND p.interaction_id = ${alias}.id), '[]')`;
}

/** Writes touchpoints as given, new and old in any order; deleted ones come back. @returns their ids */
export async function saveInteractions(ctx: Context, states: readonly InteractionState[]): Promise<{ id: number; version: number }[]> {
  const createdBy = ctx.actor.kind === 'user' ? ctx.actor.membershipId : null;
  const rows = states.map(({ deleted: _back, participants: _apart, ...state }) => ({
    ...state,
    organizationId: ctx.organization.id,
    createdBy,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }));
  const saved = await ctx.db
    .insertInto('interaction')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['organizationId', 'key']).doUpdateSet((eb) => ({
        accountId: eb.ref('excluded.accountId'),
        type: eb.ref('excluded.type'),
        subtype: eb.ref('excluded.subtype'),
        subject: eb.ref('excluded.subject'),
        body: eb.ref('excluded.body'),
        reason: eb.ref('excluded.reason'),
        sentiment: eb.ref('excluded.sentiment'),
        status: eb.ref('excluded.status'),
        occurredAt: eb.ref('excluded.occurredAt'),
        durationMinutes: eb.ref('excluded.durationMinutes'),
        sourceUpdatedAt: eb.ref('excluded.sourceUpdatedAt'),
        version: eb('interaction.version', '+', 1),
        updatedAt: ctx.now,
        deletedAt: null,
      })),
    )
    .returning(['id', 'key', 'version'])
    .execute();
  const participants = new Map(states.map((state) => [state.key, state.participants]));
  await replaceParticipants(
    ctx,
    saved.map(({ id, key }) => ({ id, participants: participants.get(key) ?? [] })),
  );
  return saved;
}

/**
 * Replaces those who took part. Who they are follows from their addresses: a contact (of the touchpoint's account
 * before any other), or one of us.
 */
export async function replaceParticipants(ctx: Context, interactions: readonly { id: number; participants: readonly Participant[] }[]) {
  const { db, organization } = ctx;
  const ids = interactions.map(({ id }) => id);
  await db
    .deleteFrom('interactionParticipant')
    .where((eb) => eb('interactionId', '=', eb.fn.any(sql<number[]>`${ids}::bigint[]`)))
    .execute();
  const rows = interactions.flatMap(({ id, participants }) => participants.map(({ email, role }, position) => ({ id, position, email, role })));
  if (rows.length === 0) return;
  await sql`
    INSERT INTO interaction_participant (organization_id, interaction_id, position, email, role, contact_id, membership_id)
    SELECT ${organization.id}, r.id, r.position, r.email, r.role, (
        SELECT c.id FROM contact c
        WHERE c.organization_id = ${organization.id} AND c.email = r.email AND c.deleted_at IS NULL
        ORDER BY c.account_id = i.account_id DESC, c.id LIMIT 1), (
        SELECT m.id FROM membership m JOIN identity who ON who.id = m.identity_id
        WHERE m.organization_id = ${organization.id} AND who.email = r.email LIMIT 1)
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id bigint, position integer, email text, role text)
    JOIN interaction i ON i.organization_id = ${organization.id} AND i.id = r.id`.execute(db);
}

/** What follows from the new state of touchpoints: their history, and their entries on the timeline. */
export async function followInteractions(ctx: Context, ids: readonly number[]): Promise<void> {
  const rows = await ctx.db
    .selectFrom('interaction as i')
    .select(['i.id', 'i.version', 'i.key', 'i.accountId', 'i.type', 'i.subtype', 'i.reason', 'i.sentiment', 'i.subject', 'i.body'])
    .select(['i.status', 'i.occurredAt', 'i.durationMinutes', participantsOf(sql`i`).as('participants')])
    .where((eb) => eb('i.id', '=', eb.fn.any(sql<number[]>`${ids}::bigint[]`)))
    .execute();
  await keepRevisions(
    ctx,
    'interaction',
    rows.map(({ id, version, key: _key, accountId: _account, ...state }) => ({ id, version, state })),
  );
  await tellTimeline(
    ctx,
    rows.map(({ key, accountId, type, subtype, reason, sentiment, subject, body, status, occurredAt }) => ({
      accountId,
      at: occurredAt,
      category: 'touchpoint',
      subtype: timelineSubtype(type),
      event: 'created',
      source: 'interaction',
      sourceKey: key,
      title: subject,
      text: body && markdownText(body),
      snapshot: { subject, type, subtype, reason, sentiment, status, occurredAt },
    })),
  );
}
