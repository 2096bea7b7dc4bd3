import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { FieldError } from '@/lib/core/errors';
import { type AttributeDefinition, attributeFault } from '@/lib/kit/attribute';

interface Edit {
  attributes?: Readonly<Record<string, unknown>> | null;
}

/** The addresses among these that belong to members. */
async function memberAddresses({ db }: Pick<Context, 'db'>, addresses: readonly string[]): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const rows = await db
    .selectFrom('membership as m')
    .innerJoin('identity as i', 'i.id', 'm.identityId')
    .select('i.email')
    .where((eb) => eb('i.email', '=', eb.fn.any(sql<string[]>`${addresses}::text[]`)))
    .execute();
  return new Set(rows.map((row) => row.email));
}

/** The first attribute of each edit that doesn't fit its definition; those without a definition take anything. */
export async function attributeFaults(
  ctx: Pick<Context, 'db'>,
  definitions: readonly AttributeDefinition[],
  edits: readonly Edit[],
): Promise<(FieldError | null)[]> {
  const byKey = new Map(definitions.map((definition) => [definition.key, definition]));
  const isPerson = (key: string) => byKey.get(key)?.kind === 'person';
  const sent = edits.map(({ attributes }) => Object.entries(attributes ?? {}).filter(([, value]) => value !== null));
  const named = sent.flat().flatMap(([key, value]) => (isPerson(key) && typeof value === 'string' ? [value] : []));
  const members = await memberAddresses(ctx, [...new Set(named)]);
  const faultOf = ([key, value]: [string, unknown]): FieldError | null => {
    const definition = byKey.get(key);
    if (!definition) return null;
    const stranger = isPerson(key) && !members.has(String(value)) ? 'Must be the e-mail address of a member' : null;
    const message = attributeFault(definition, value) ?? stranger;
    return message === null ? null : { path: `attributes.${key}`, code: 'attribute', message };
  };
  return sent.map((entries) => {
    for (const entry of entries) {
      const fault = faultOf(entry);
      if (fault) return fault;
    }
    return null;
  });
}
