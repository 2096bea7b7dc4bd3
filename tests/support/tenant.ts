import type { Caller, UserActor } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { control, withTenant } from '@/lib/core/db/database';
import { createOrganization } from '@/lib/features/organization/commands';
import type { Filter } from '@/lib/kit/filter';

/** A new organization with its account types, and a caller that may do everything in it. */
export async function newTenant(name: string, settings: { timezone?: string; currency?: string } = {}): Promise<Caller> {
  const { organization } = await createOrganization({ name, ...settings });
  return systemCaller(organization.id, 'test');
}

type Person = Partial<Pick<UserActor, 'role' | 'licence' | 'sees' | 'teamIds' | 'name' | 'email'>>;

/** A signed-in person of an organization; without words to the contrary, a member who sees every account. */
export async function newPerson({ organization }: Caller, person: Person = {}): Promise<Caller & { actor: UserActor }> {
  const actor: UserActor = {
    kind: 'user',
    membershipId: crypto.randomUUID(),
    identityId: crypto.randomUUID(),
    sessionId: crypto.randomUUID(),
    name: 'Marta Lindqvist',
    email: `${crypto.randomUUID()}@fernway.example`,
    role: 'member',
    licence: 'practitioner',
    sees: 'all',
    teamIds: [],
    ...person,
  };
  const { membershipId: id, identityId, role, licence, sees } = actor;
  await control().insertInto('identity').values({ id: identityId, email: actor.email, name: actor.name }).execute();
  await withTenant(organization.id, (db) =>
    db.insertInto('membership').values({ organizationId: organization.id, id, identityId, role, licence, sees, status: 'active' }).execute(),
  );
  return { organization, actor };
}

/** A team with its sets of accounts; `account.refresh-visibility` is still to be called. @returns its id */
export async function newTeam({ organization }: Caller, filters: readonly Filter[]): Promise<string> {
  const teamId = crypto.randomUUID();
  const organizationId = organization.id;
  await withTenant(organizationId, async (db) => {
    await db.insertInto('team').values({ organizationId, id: teamId, name: teamId }).execute();
    for (const filter of filters) {
      const set = { organizationId, teamId, id: crypto.randomUUID(), name: 'set', filter: JSON.stringify(filter) };
      await db.insertInto('accountSet').values(set).execute();
    }
  });
  return teamId;
}
