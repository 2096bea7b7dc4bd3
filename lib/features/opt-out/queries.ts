import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { findRecord } from '@/lib/core/record';
import { ContactOptOut, OptOut } from './contract';

/** The e-mail address of a contact that the actor may see; null when it has none. @throws AppError not_found */
export async function addressOf(ctx: Context, contactId: string): Promise<string | null> {
  const { id } = await findRecord(ctx, 'contact', contactId);
  return (await ctx.db.selectFrom('contact').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email;
}

/** Those of some addresses that asked for no more surveys. */
export async function optedOut({ db }: Context, emails: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('optOut')
    .select('email')
    .where((eb) => eb('email', '=', eb.fn.any(sql<string[]>`${emails}::text[]`)))
    .execute();
  return new Set(rows.map(({ email }) => email));
}

/** Whether a contact's address asked for no more surveys, and since when. */
export const readOptOut = defineOperation({
  name: 'opt-out.read',
  kind: 'read',
  permission: 'contact:read',
  scope: 'organization',
  input: ContactOptOut,
  output: OptOut,
  run: async (ctx, { contactId }) => {
    const email = await addressOf(ctx, contactId);
    if (email === null) return null;
    const row = await ctx.db.selectFrom('optOut').select(['at', 'how']).where('email', '=', email).executeTakeFirst();
    return row ? OptOut.parse({ at: row.at.toISOString(), how: row.how }) : null;
  },
});
