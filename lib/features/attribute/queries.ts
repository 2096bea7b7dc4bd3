import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import type { AttributeDefinition } from '@/lib/kit/attribute';
import { Attribute, AttributeKind, AttributeList, type AttributeSubject } from './contract';

const Options = Attribute.pick({ choices: true, unit: true, currency: true, formula: true }).partial();

/** The options of a definition; those that its kind doesn't have are null. */
export function optionsIn(stored: unknown): Pick<Attribute, 'choices' | 'unit' | 'currency' | 'formula'> {
  return { choices: [], unit: null, currency: null, formula: null, ...Options.parse(stored) };
}

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
  return { ...row, ...optionsIn(options), kind: AttributeKind.parse(row.kind), isArchived: archivedAt !== null };
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
