import { control, type Db, outsideFence } from '../db/database';
import { AppError } from '../errors';
import { hashPassword } from './passwords';

/** The people who can sign in, whatever their organizations; addresses are compared in lower case. */
export interface NewIdentity {
  /** Lower case. */
  email: string;
  name: string;
}

/** The identity of an address, made if there is none; an existing one keeps its name and password. */
export function identityFor(db: Db, person: NewIdentity): Promise<string> {
  return outsideFence(db, async () => {
    const made = await db
      .insertInto('identity')
      .values({ id: crypto.randomUUID(), ...person })
      .onConflict((conflict) => conflict.column('email').doUpdateSet((eb) => ({ email: eb.ref('excluded.email') })))
      .returning('id')
      .executeTakeFirstOrThrow();
    return made.id;
  });
}

/**
 * A new identity with a password.
 * @throws AppError conflict when the address is taken
 */
export async function createIdentity(db: Db, person: NewIdentity, password: string): Promise<string> {
  const passwordHash = await hashPassword(password);
  return outsideFence(db, async () => {
    const made = await db
      .insertInto('identity')
      .values({ id: crypto.randomUUID(), ...person, passwordHash })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) throw new AppError('conflict', 'Somebody with this address signs in already');
    return made.id;
  });
}

/** The identity of an address, as it signs in. */
export function findIdentity(email: string) {
  return control().selectFrom('identity').select(['id', 'passwordHash']).where('email', '=', email).executeTakeFirst();
}

/** The stored hash of an identity's password; null when it has none yet. */
export function passwordHashOf(db: Db, identityId: string): Promise<string | null> {
  return outsideFence(db, async () => {
    const row = await db.selectFrom('identity').select('passwordHash').where('id', '=', identityId).executeTakeFirst();
    return row?.passwordHash ?? null;
  });
}

export function setPasswordHash(db: Db, identityId: string, passwordHash: string): Promise<unknown> {
  return outsideFence(db, () => db.updateTable('identity').set({ passwordHash }).where('id', '=', identityId).execute());
}

export function renameIdentity(db: Db, identityId: string, name: string): Promise<unknown> {
  return outsideFence(db, () => db.updateTable('identity').set({ name }).where('id', '=', identityId).execute());
}
