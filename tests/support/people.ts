import type { Caller } from '@/lib/core/actor';
import { callerFromSession, systemCaller } from '@/lib/core/auth/callers';
import { signIn } from '@/lib/core/auth/sign-in';
import { callerFromToken } from '@/lib/core/auth/token-door';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { acceptInvitation } from '@/lib/features/member/acceptance';
import { inviteMember } from '@/lib/features/member/commands';
import { createOrganization } from '@/lib/features/organization/commands';
import type { Licence, Role } from '@/lib/kit/access';

export const PASSWORD = 'a long enough password';

let devices = 0;

/** A device of its own, so that one test's attempts don't count for another. */
export function device() {
  devices += 1;
  return { address: `198.51.100.${devices}`, userAgent: 'test' };
}

/** The caller of a fresh session. @throws Error when the password does not open one */
export async function signedInAs(email: string, password = PASSWORD): Promise<Caller> {
  const sessionId = await signIn({ email, password, ...device() });
  const caller = sessionId && (await callerFromSession(sessionId));
  if (!caller) throw new Error(`${email} cannot sign in`);
  return caller;
}

/** A new organization with its signed-in admin. */
export async function foundedOrganization(name = 'Nordlicht') {
  const created = await createOrganization({ name });
  const admin = await signedInAs(created.admin.email, created.admin.password);
  const system = await systemCaller(created.organization.id, 'test');
  return { created, admin, system };
}

/** What a pattern finds in the newest mail to an address. */
async function inNewestMail(organizationId: number, address: string, secret: RegExp): Promise<string> {
  const mail = await withTenant(organizationId, (db) =>
    db
      .selectFrom('mail')
      .select('text')
      .where('toAddress', '=', address)
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  const token = secret.exec(mail.text)?.[1];
  if (!token) throw new Error('The mail has no link');
  return token;
}

/** The secret in the newest mail to an address. */
export const mailedToken = (organizationId: number, address: string) => inNewestMail(organizationId, address, /token=([\w-]+)/);

/** The secret of the newest survey to an address. */
export const surveySecret = (organizationId: number, address: string) => inNewestMail(organizationId, address, /\/survey\/([\w-]+)\?score=/);

interface Rights {
  role?: Role;
  licence?: Licence;
  sees?: 'all' | 'teams';
  teamIds?: string[];
}

/** Invites a person, accepts for them, and signs them in. */
export async function joinedMember(
  admin: Caller,
  email: string,
  { role = 'member', licence = 'practitioner', ...rights }: Rights = {},
): Promise<Caller> {
  await invoke(inviteMember, admin, { email, name: email.split('@')[0], role, licence, ...rights });
  const token = await mailedToken(admin.organization.id, email);
  const door = await callerFromToken('invitation', token, device());
  await invoke(acceptInvitation, door, { token, password: PASSWORD });
  return signedInAs(email);
}

/** The id of a caller's membership. */
export function memberId({ actor }: Caller): string {
  if (actor.kind !== 'user') throw new Error('not a person');
  return actor.membershipId;
}
