import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '@/tests/support/database';
import { callerFromKey, callerFromSession } from '@/lib/core/auth/callers';
import { signIn } from '@/lib/core/auth/sign-in';
import { callerFromToken } from '@/lib/core/auth/token-door';
import { withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { upsertAccounts } from '@/lib/features/account/commands';
import { listAudit } from '@/lib/features/audit/queries';
import { createKey, revokeKey } from '@/lib/features/key/commands';
import { listKeys } from '@/lib/features/key/queries';
import { listMails, readMail } from '@/lib/features/mail/queries';
import { acceptInvitation } from '@/lib/features/member/acceptance';
import { disableMember, enableMember, inviteMember, updateMember } from '@/lib/features/member/commands';
import { listMembers } from '@/lib/features/member/queries';
import { createOrganization, updateOrganization } from '@/lib/features/organization/commands';
import { readOrganization } from '@/lib/features/organization/queries';
import { addAccountSet, createTeam, deleteAccountSet, deleteTeam, updateAccountSet, updateTeam } from '@/lib/features/team/commands';
import { listTeams } from '@/lib/features/team/queries';
import { device, foundedOrganization, joinedMember, mailedToken, memberId, PASSWORD, signedInAs } from '@/tests/support/people';

let house: Awaited<ReturnType<typeof foundedOrganization>>;

beforeAll(async () => {
  house = await foundedOrganization();
});
afterAll(closeConnections);

const sessionId = (caller: Awaited<ReturnType<typeof signedInAs>>) => (caller.actor.kind === 'user' ? caller.actor.sessionId : '');
const refused = (code: string) => expect.objectContaining({ code });

describe('an organization', () => {
  it('starts with four account types, an admin and two keys', async () => {
    const types = await withTenant(house.admin.organization.id, (db) =>
      db.selectFrom('accountType').select(['id', 'parents']).orderBy('position').execute(),
    );
    expect(types.map(({ id }) => id)).toEqual(['company', 'line_of_business', 'region', 'product']);
    const ids = new Set(types.map(({ id }) => id));
    for (const { parents } of types) for (const parent of parents) expect(ids).toContain(parent);
    const keys = await invoke(listKeys, house.admin, {});
    expect(keys.map(({ kind, scopes }) => ({ kind, scopes }))).toEqual(
      expect.arrayContaining([
        { kind: 'api', scopes: ['ingest', 'read', 'write', 'admin'] },
        { kind: 'write', scopes: ['ingest'] },
      ]),
    );
    expect((await callerFromKey('write', house.created.writeKey)).organization.publicId).toBe(house.created.organization.id);
  });

  it.each([
    { name: '' },
    { name: 'X', timezone: 'Mars/Olympus' },
    { name: 'X', currency: 'EURO' },
    { name: 'X', extra: 1 },
    { name: 'X', admin: { email: 'nobody', name: 'N' } },
  ])('is not made from %j, and nothing is left behind', async (input) => {
    await expect(createOrganization(input)).rejects.toEqual(refused('invalid'));
  });

  it('cannot take an address that signs in already', async () => {
    const admin = { email: house.created.admin.email, name: 'Again' };
    await expect(createOrganization({ name: 'Second', admin })).rejects.toEqual(refused('conflict'));
  });

  it('keeps its time zone until the rollups are recomputed in the new one', async () => {
    await invoke(updateOrganization, house.admin, { name: 'Nordlicht AG', timezone: 'Asia/Kolkata', currency: 'EUR' });
    const caller = await signedInAs(house.created.admin.email, house.created.admin.password);
    expect(await invoke(readOrganization, caller, {})).toMatchObject({
      name: 'Nordlicht AG',
      currency: 'EUR',
      timezone: 'UTC',
      pendingTimezone: 'Asia/Kolkata',
    });
    const effects = () =>
      withTenant(caller.organization.id, (db) => db.selectFrom('outbox').select('payload').where('job', '=', 'usage.recompute').execute());
    expect(await effects()).toEqual([{ payload: { organizationId: caller.organization.id, timezone: 'Asia/Kolkata' } }]);
    await invoke(updateOrganization, caller, { timezone: 'Asia/Kolkata' });
    expect(await effects()).toHaveLength(1);
  });
});

describe('an invitation', () => {
  it('makes a member through its mailed link, once', async () => {
    const email = 'ada@nordlicht.example';
    const { id } = await invoke(inviteMember, house.admin, {
      email: 'Ada@Nordlicht.example',
      name: 'Ada',
      role: 'advanced',
      licence: 'practitioner',
    });
    const token = await mailedToken(house.admin.organization.id, email);
    expect(await signIn({ email, password: PASSWORD, ...device() })).toBeNull();
    const door = await callerFromToken('invitation', token, device());
    await invoke(acceptInvitation, door, { token, name: 'Ada L.', password: PASSWORD });
    const ada = await signedInAs(email);
    expect(ada.actor).toMatchObject({ membershipId: id, name: 'Ada L.', role: 'advanced' });
    await expect(callerFromToken('invitation', token, device())).rejects.toEqual(refused('precondition'));
    await expect(invoke(inviteMember, house.admin, { email, name: 'Ada', role: 'member', licence: 'viewer' })).rejects.toEqual(refused('conflict'));
  });

  it('does not hand an identity of another organization to whoever reads the mail', async () => {
    const other = await foundedOrganization('Other');
    const email = 'shared@customer.example';
    await joinedMember(house.admin, email);
    await invoke(inviteMember, other.admin, { email, name: 'Mine now', role: 'member', licence: 'viewer' });
    const token = await mailedToken(other.admin.organization.id, email);
    const door = await callerFromToken('invitation', token, device());
    await expect(invoke(acceptInvitation, door, { token, name: 'Mine now', password: 'the password of a thief' })).rejects.toEqual(
      refused('invalid'),
    );
    await invoke(acceptInvitation, door, { token, password: PASSWORD });
    const [row] = (await invoke(listMembers, other.admin, {})).filter((member) => member.email === email);
    expect(row).toMatchObject({ name: 'shared', status: 'active' });
  });

  it('is over once it is withdrawn', async () => {
    const email = 'withdrawn@nordlicht.example';
    const { id } = await invoke(inviteMember, house.admin, { email, name: 'W', role: 'member', licence: 'viewer' });
    const token = await mailedToken(house.admin.organization.id, email);
    await invoke(disableMember, house.admin, { id });
    const door = await callerFromToken('invitation', token, device());
    await expect(invoke(acceptInvitation, door, { token, password: PASSWORD })).rejects.toEqual(refused('precondition'));
    await invoke(enableMember, house.admin, { id });
    await invoke(acceptInvitation, door, { token, password: PASSWORD });
  });
});

describe('a member', () => {
  it('is out the moment they are disabled, and may sign in again once enabled', async () => {
    const email = 'leaver@nordlicht.example';
    const leaver = await joinedMember(house.admin, email);
    await invoke(disableMember, house.admin, { id: memberId(leaver) });
    expect(await callerFromSession(sessionId(leaver))).toBeNull();
    expect(await signIn({ email, password: PASSWORD, ...device() })).toBeNull();
    await invoke(enableMember, house.admin, { id: memberId(leaver) });
    expect(await callerFromSession(sessionId(leaver))).toBeNull();
    await signedInAs(email);
  });

  it('has new rights with the next request', async () => {
    const member = await joinedMember(house.admin, 'rises@nordlicht.example');
    await expect(invoke(createKey, member, { kind: 'write', name: 'K' })).rejects.toEqual(refused('forbidden'));
    await invoke(updateMember, house.admin, { id: memberId(member), role: 'global_admin' });
    const risen = await callerFromSession(sessionId(member));
    if (!risen) throw new Error('the session ended');
    await invoke(createKey, risen, { kind: 'write', name: 'K' });
    await invoke(updateMember, house.admin, { id: memberId(member), licence: 'viewer' });
    const capped = await callerFromSession(sessionId(member));
    if (!capped) throw new Error('the session ended');
    await expect(invoke(createKey, capped, { kind: 'write', name: 'K' })).rejects.toEqual(refused('forbidden'));
  });

  it('may not administer without the role', async () => {
    const member = await joinedMember(house.admin, 'plain@nordlicht.example');
    for (const call of [
      () => invoke(disableMember, member, { id: memberId(house.admin) }),
      () => invoke(updateMember, member, { id: memberId(member), role: 'global_admin' }),
    ]) {
      await expect(call()).rejects.toEqual(refused('forbidden'));
    }
  });

  it('of another organization is not there', async () => {
    const other = await foundedOrganization('Elsewhere');
    await expect(invoke(disableMember, other.admin, { id: memberId(house.admin) })).rejects.toEqual(refused('not_found'));
    const names = (await invoke(listMembers, other.admin, {})).map(({ email }) => email);
    expect(names).toEqual([other.created.admin.email]);
  });
});

describe('the last admin', () => {
  it('can be neither disabled nor demoted', async () => {
    const { admin } = await foundedOrganization('Lone');
    const id = memberId(admin);
    for (const change of [{ role: 'member' }, { role: 'advanced' }, { licence: 'viewer' }]) {
      await expect(invoke(updateMember, admin, { id, ...change })).rejects.toEqual(refused('precondition'));
    }
    await expect(invoke(disableMember, admin, { id })).rejects.toEqual(refused('precondition'));
    expect(await callerFromSession(sessionId(admin))).not.toBeNull();
  });

  it('stays when two demote each other at once', async () => {
    const { admin } = await foundedOrganization('Duel');
    const second = await joinedMember(admin, 'second@duel.example', { role: 'global_admin' });
    const outcomes = await Promise.allSettled([
      invoke(updateMember, admin, { id: memberId(second), role: 'member' }),
      invoke(updateMember, second, { id: memberId(admin), role: 'member' }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('a team', () => {
  it('shows its members the accounts of its sets, as the sets change', async () => {
    const { admin, created } = await foundedOrganization('Teams');
    const api = await callerFromKey('api', created.apiKey);
    const accounts = [
      { id: 'a', name: 'A', status: 'live' },
      { id: 'b', name: 'B', status: 'trial' },
    ];
    await invoke(upsertAccounts, api, { data: accounts });
    const { id } = await invoke(createTeam, admin, { name: 'North' });
    const status = (value: string) => ({ all: [{ column: 'status', op: 'is', value }] });
    const set = await invoke(addAccountSet, admin, { teamId: id, name: 'Live', filter: status('live') });
    const member = await joinedMember(admin, 'north@teams.example', { sees: 'teams', teamIds: [id] });
    const shown = () =>
      withTenant(admin.organization.id, (db) =>
        db.selectFrom('accountVisibility as v').innerJoin('account as a', 'a.id', 'v.accountId').select('a.key').where('v.teamId', '=', id).execute(),
      );
    expect(await shown()).toEqual([{ key: 'a' }]);
    expect(member.actor).toMatchObject({ sees: 'teams', teamIds: [id] });
    await invoke(updateAccountSet, admin, { id: set.id, filter: status('trial') });
    expect(await shown()).toEqual([{ key: 'b' }]);
    expect(await invoke(listTeams, admin, {})).toMatchObject([
      { id, name: 'North', memberIds: [memberId(member)], accounts: 1, sets: [{ id: set.id, name: 'Live' }] },
    ]);
    await invoke(deleteAccountSet, admin, { id: set.id });
    expect(await shown()).toEqual([]);
    await invoke(updateTeam, admin, { id, name: 'South', memberIds: [] });
    expect(await callerFromSession(sessionId(member))).toMatchObject({ actor: { teamIds: [] } });
    await invoke(deleteTeam, admin, { id });
    expect(await invoke(listTeams, admin, {})).toEqual([]);
  });

  it('takes no filter by a computed figure, no strange member and no name twice', async () => {
    const { id } = await invoke(createTeam, house.admin, { name: 'Once' });
    await expect(invoke(createTeam, house.admin, { name: 'Once' })).rejects.toEqual(refused('conflict'));
    const filter = { all: [{ column: 'mau', op: 'gte', value: 1 }] };
    await expect(invoke(addAccountSet, house.admin, { teamId: id, name: 'Busy', filter })).rejects.toEqual(refused('invalid'));
    const stranger = await foundedOrganization('Strangers');
    await expect(invoke(updateTeam, house.admin, { id, memberIds: [memberId(stranger.admin)] })).rejects.toEqual(refused('not_found'));
  });
});

describe('a key', () => {
  it('is shown once, works at once, and never again after it is revoked', async () => {
    const made = await invoke(createKey, house.admin, { kind: 'api', name: 'Reporting', scopes: ['read'] });
    expect((await callerFromKey('api', made.secret)).actor).toMatchObject({ keyId: made.id, scopes: ['read'] });
    const listed = JSON.stringify(await invoke(listKeys, house.admin, {}));
    expect(listed).toContain(made.prefix);
    expect(listed).not.toContain(made.secret);
    await expect(callerFromKey('write', made.secret)).rejects.toEqual(refused('unauthenticated'));
    await invoke(revokeKey, house.admin, { id: made.id });
    await expect(callerFromKey('api', made.secret)).rejects.toEqual(refused('unauthenticated'));
  });

  it('gives no scope that it lacks, and has no self', async () => {
    const { secret } = await invoke(createKey, house.admin, { kind: 'api', name: 'Admin only', scopes: ['admin'] });
    const caller = await callerFromKey('api', secret);
    await expect(invoke(createKey, caller, { kind: 'api', name: 'More', scopes: ['admin', 'write'] })).rejects.toEqual(refused('forbidden'));
    await invoke(createKey, caller, { kind: 'api', name: 'As much', scopes: ['admin'] });
  });
});

describe('what is left behind', () => {
  it('is in the audit log page by page, filtered, and without secrets', async () => {
    const filter = { all: [{ column: 'actorKind', op: 'is', value: 'user' }] };
    const first = await invoke(listAudit, house.admin, { filter, limit: 3 });
    expect(first.rows).toHaveLength(3);
    const second = await invoke(listAudit, house.admin, { filter, limit: 3, cursor: first.next });
    const times = [...first.rows, ...second.rows].map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
    expect(new Set([...first.rows, ...second.rows].map(({ key }) => key)).size).toBe(first.rows.length + second.rows.length);
    const all = JSON.stringify(await invoke(listAudit, house.admin, { limit: 200 }));
    expect(all).toContain('member.disable');
    for (const secret of [PASSWORD, house.created.apiKey, house.created.admin.password, 'argon2']) expect(all).not.toContain(secret);
  });

  it('is a mail that admins of this organization can read', async () => {
    const { data, nextCursor } = await invoke(listMails, house.admin, { limit: 2 });
    expect(data).toHaveLength(2);
    const rest = await invoke(listMails, house.admin, { limit: 2, cursor: nextCursor ?? undefined });
    expect(rest.data.map(({ id }) => id)).not.toContain(data[1]?.id);
    const id = data[0]?.id;
    expect(await invoke(readMail, house.admin, { id })).toMatchObject({ id, html: expect.stringContaining('http://localhost:3000/') });
    const other = await foundedOrganization('Curious');
    await expect(invoke(readMail, other.admin, { id })).rejects.toEqual(refused('not_found'));
  });
});
