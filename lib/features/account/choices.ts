import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { visibleAccounts } from '@/lib/core/visibility';
import { readDefinitions } from '@/lib/features/attribute/queries';
import type { AttributeDefinition } from '@/lib/kit/attribute';
import { attributeColumn } from '@/lib/kit/attribute-column';
import { wordChoices } from '@/lib/kit/readable-word';

type Scope = Pick<Context, 'db' | 'actor' | 'organization'>;

/** A list of choices stays one that can be read; other values are still found by what they are. */
const MOST = 200;

/** The values of one column among the visible accounts, by an index on it. */
async function valuesOf({ db, actor, organization }: Scope, column: 'status' | 'lifecycle_stage' | 'owner_email'): Promise<string[]> {
  const { rows } = await sql<{ value: string }>`
    SELECT ${sql.ref(`a.${column}`)} AS value FROM account a
    WHERE a.organization_id = ${organization.id} AND a.deleted_at IS NULL AND ${sql.ref(`a.${column}`)} IS NOT NULL
      AND ${visibleAccounts(actor, sql<number>`a.id`)}
    GROUP BY 1 ORDER BY 1 LIMIT ${MOST}`.execute(db);
  return rows.map((row) => row.value);
}

/** Visible accounts that others stand below, by name. */
async function treeTops({ db, actor, organization }: Scope): Promise<{ value: string; label: string }[]> {
  const { rows } = await sql<{ value: string; label: string }>`
    SELECT a.key AS value, a.name AS label FROM account a
    WHERE a.organization_id = ${organization.id} AND a.deleted_at IS NULL AND ${visibleAccounts(actor, sql<number>`a.id`)}
      AND EXISTS (SELECT FROM account c WHERE c.organization_id = a.organization_id AND c.parent_id = a.id AND c.deleted_at IS NULL)
    ORDER BY a.name, a.id LIMIT ${MOST}`.execute(db);
  return rows;
}

/** What filters of attributes choose from, by column: a definition's own choices, else the values in use. */
async function attributeChoices(ctx: Scope): Promise<Record<string, { value: string; label: string }[]>> {
  const definitions = await readDefinitions(ctx, 'account');
  const loose = definitions.filter(({ kind }) => kind === 'text' || kind === 'person').map(({ key }) => key);
  const { rows } = await sql<{ key: string; value: string; label: string }>`
    SELECT asked.key, used.value, coalesce(i.name, used.value) AS label FROM unnest(${loose}::text[]) AS asked (key)
    CROSS JOIN LATERAL (
      SELECT DISTINCT v.text_value AS value FROM attribute_value v
      WHERE v.organization_id = ${ctx.organization.id} AND v.key = asked.key AND v.text_value IS NOT NULL
        AND ${visibleAccounts(ctx.actor, sql<number>`v.account_id`)} ORDER BY 1 LIMIT ${MOST}) used
    LEFT JOIN identity i ON i.email = used.value`.execute(ctx.db);
  const choicesOf = ({ key, choices }: AttributeDefinition) =>
    choices.length > 0
      ? choices.map(({ value, label }) => ({ value, label }))
      : rows.filter((row) => row.key === key).map(({ value, label }) => ({ value, label }));
  return Object.fromEntries(definitions.map((definition) => [attributeColumn(definition).id, choicesOf(definition)]));
}

/** What the list's filters offer: the organization's own types and the words in use. */
export async function listChoices(ctx: Scope) {
  const types = await ctx.db.selectFrom('accountType').select(['id as value', 'name as label']).orderBy('position').execute();
  const owners = await valuesOf(ctx, 'owner_email');
  const people = await ctx.db
    .selectFrom('identity')
    .select(['email', 'name'])
    .where('email', 'in', ['', ...owners])
    .execute();
  const names = new Map(people.map((person) => [person.email, person.name]));
  return {
    type: types,
    tree: await treeTops(ctx),
    status: wordChoices(await valuesOf(ctx, 'status')),
    stage: wordChoices(await valuesOf(ctx, 'lifecycle_stage')),
    tags: await ctx.db.selectFrom('tag').select(['id as value', 'name as label']).orderBy('name').limit(MOST).execute(),
    owner: owners.map((value) => ({ value, label: names.get(value) ?? value })),
    ...(await attributeChoices(ctx)),
  };
}
