import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import type { AttributeDefinition } from '@/lib/kit/attribute';
import { Attribute, AttributeList, type AttributeSubject } from './contract';

const Stored = Attribute.pick({ choices: true, unit: true, currency: true, formula: true }).partial();

interface Row {
  key: string;
  label: string;
  kind: string;
  options: unknown;
  section: string | null;
  isKey: boolean;
  version: number;
  archivedAt: Date | null;
}

function attributeOf({ options, archivedAt, ...row }: Row): Attribute {
  const { choices = [], unit = null, currency = null, formula = null } = Stored.parse(options);
  return { ...row, kind: Attribute.shape.kind.parse(row.kind), choices, unit, currency, formula, isArchived: archivedAt !== null };
}

/** All definitions of a subject in their order, archived ones last. */
export async function readAttributes({ db }: Pick<Context, 'db'>, subject: AttributeSubject): Promise<Attribute[]> {
  const rows = await db
    .selectFrom('attributeDefinition')
    .select(['key', 'label', 'kind', 'options', 'section', 'isKey', 'version', 'archivedAt'])
    .where('subject', '=', subject)
    .orderBy('archivedAt', (order) => order.asc().nullsFirst())
    .orderBy('position')
    .orderBy('key')
    .execute();
  return rows.map(attributeOf);
}

/** The definitions in force, for whoever checks, types or shows values. */
export async function readDefinitions(ctx: Pick<Context, 'db'>, subject: AttributeSubject): Promise<AttributeDefinition[]> {
  return (await readAttributes(ctx, subject)).filter((attribute) => !attribute.isArchived);
}

/** The attributes of a subject; archived ones only on request, last. */
export const listAttributes = defineOperation({
  name: 'attribute.list',
  kind: 'read',
  permission: 'attribute:read',
  scope: 'organization',
  input: AttributeList,
  output: z.array(Attribute),
  run: async (ctx, { subject, archived }) => (await readAttributes(ctx, subject)).filter((attribute) => archived || !attribute.isArchived),
});
