import { randomBytes } from 'node:crypto';
import type { Organization } from '../actor';
import { type Context, makeContext, writeAudit } from '../context';
import { control, enterTenant } from '../db/database';
import { toAppError } from '../errors';

export type NewOrganization = Pick<Organization, 'name' | 'timezone' | 'currency'>;

/** 80 random bits in base 32, so that the id reads well in a command and in a host name. */
function newPublicId(): string {
  return `org_${Array.from(randomBytes(16), (byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('')}`;
}

/**
 * The operator's door: makes an organization and fills it inside its fence, in one transaction and with an audit
 * row. Nobody can be a caller of an organization that does not exist yet, so this stands beside `invoke`; it is
 * reachable from the command line and the seed only, never from a route or an action.
 * @throws AppError
 */
export async function foundOrganization<T>(values: NewOrganization, work: (ctx: Context) => Promise<T>): Promise<T> {
  try {
    return await control()
      .transaction()
      .execute(async (db) => {
        const organization = await db
          .insertInto('organization')
          .values({ publicId: newPublicId(), ...values })
          .returning(['id', 'publicId', 'name', 'timezone', 'currency', 'retentionYears'])
          .executeTakeFirstOrThrow();
        await enterTenant(db, organization.id);
        const ctx = makeContext({ organization, actor: { kind: 'system', name: 'operator' } }, db);
        const result = await work(ctx);
        await writeAudit(ctx, 'organization.create');
        return result;
      });
  } catch (error) {
    throw toAppError(error);
  }
}
