import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { CollectionChange, CollectionId, Done, NewCollection } from './contract';
import { loadCollections } from './store';

const noCollection = () => new AppError('not_found', 'There is no such collection');

/** A table of the organization's own that every account gets. */
export const createCollection = defineOperation({
  name: 'collection.create',
  kind: 'write',
  permission: 'collection:admin',
  scope: 'organization',
  input: NewCollection,
  output: CollectionId,
  run: async (ctx, { name, columns }) => {
    const id = crypto.randomUUID();
    const position = (await loadCollections(ctx)).length;
    await ctx.db
      .insertInto('collection')
      .values({ organizationId: ctx.organization.id, id, name, columns: JSON.stringify(columns), position, createdAt: ctx.now, updatedAt: ctx.now })
      .execute();
    ctx.audit(`collection:${id}`);
    return { id };
  },
});

/** Renames a collection or changes its columns; rows keep what they hold. The key column stays what it is. */
export const updateCollection = defineOperation({
  name: 'collection.update',
  kind: 'write',
  permission: 'collection:admin',
  scope: 'organization',
  input: CollectionChange,
  output: Done,
  run: async (ctx, { id, version, name, columns }) => {
    const stored = (await loadCollections(ctx)).find((one) => one.id === id);
    if (!stored) throw noCollection();
    const [was, is] = [stored.columns[0], columns?.[0]];
    if (is && (is.id !== was?.id || is.kind !== was.kind)) throw new AppError('precondition', 'The first column names the rows: it stays what it is');
    const changed = await ctx.db
      .updateTable('collection')
      .set((eb) => ({
        name: name ?? eb.ref('name'),
        columns: columns ? JSON.stringify(columns) : eb.ref('columns'),
        version: eb('version', '+', 1),
        updatedAt: ctx.now,
      }))
      .where('id', '=', id)
      .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw new AppError('conflict', 'Someone else changed this meanwhile');
    ctx.audit(`collection:${id}`, { fields: [...(name ? ['name'] : []), ...(columns ? ['columns'] : [])] });
    return {};
  },
});

const COUNTING = { model: 'the health model', rule: 'the alert rule' } as const;

/**
 * @throws AppError precondition while a health model, as it is in force or drafted, or an alert rule counts its rows:
 * without it accounts would be judged otherwise
 */
async function demandUncounted({ db, organization }: Context, id: string): Promise<void> {
  const metric = `"collection:${id}"`;
  const { rows } = await sql<{ kind: keyof typeof COUNTING; name: string }>`
    SELECT 'model' AS kind, m.name FROM health_model m
    LEFT JOIN health_model_version v ON v.organization_id = m.organization_id AND v.model_id = m.id AND v.number = m.published
    WHERE m.organization_id = ${organization.id} AND m.archived_at IS NULL
      AND (strpos(m.draft::text, ${metric}) > 0 OR strpos(v.content::text, ${metric}) > 0)
    UNION ALL SELECT 'rule', l.name FROM alert_rule l
    WHERE l.organization_id = ${organization.id} AND l.archived_at IS NULL AND strpos(l.conditions::text, ${metric}) > 0
    ORDER BY 1, 2`.execute(db);
  if (rows.length === 0) return;
  const names = rows.map(({ kind, name }) => `${COUNTING[kind]} “${name}”`);
  throw new AppError('precondition', `Its rows count in ${names.join(', ')}: change that first`);
}

/** Takes a collection off every account; its rows come back with it. @throws AppError precondition while something counts them */
export const archiveCollection = defineOperation({
  name: 'collection.archive',
  kind: 'write',
  permission: 'collection:admin',
  scope: 'organization',
  input: CollectionId,
  output: Done,
  run: async (ctx, { id }) => {
    await demandUncounted(ctx, id);
    const gone = await ctx.db
      .updateTable('collection')
      .set({ archivedAt: ctx.now })
      .where('id', '=', id)
      .where('archivedAt', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (!gone) throw noCollection();
    ctx.audit(`collection:${id}`, { archived: true });
    return {};
  },
});

export const restoreCollection = defineOperation({
  name: 'collection.restore',
  kind: 'write',
  permission: 'collection:admin',
  scope: 'organization',
  input: CollectionId,
  output: Done,
  run: async (ctx, { id }) => {
    const back = await ctx.db
      .updateTable('collection')
      .set({ archivedAt: sql`NULL` })
      .where('id', '=', id)
      .where('archivedAt', 'is not', null)
      .returning('id')
      .executeTakeFirst();
    if (!back) throw noCollection();
    ctx.audit(`collection:${id}`, { restored: true });
    return {};
  },
});
