import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import '@/tests/support/database';
import { callerFromSession } from '@/lib/core/auth/callers';
import { signIn } from '@/lib/core/auth/sign-in';
import { callerFromAddress, callerFromToken } from '@/lib/core/auth/token-door';
import { control } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { invoke } from '@/lib/core/operation';
import { changePassword, resetPassword, sendReset } from '@/lib/features/profile/commands';
import { endOwnSession, signOut } from '@/lib/features/session/commands';
import { listSessions } from '@/lib/features/session/queries';
import { device, foundedOrganization, joinedMember, mailedToken, PASSWORD, signedInAs } from '@/tests/support/people';

let house: Awaited<ReturnType<typeof foundedOrganization>>;

beforeAll(async () => {
  house = await foundedOrganization();
});
afterAll(closeConnections);

const sessionOf = (caller: Awaited<ReturnType<typeof signedInAs>>) => {
  if (caller.actor.kind !== 'user') throw new Error('not a person');
  return caller.actor.sessionId;
};

describe('a password', () => {
  it('opens a session in the organization, whatever the case of the address', async () => {
    const { email, password } = house.created.admin;
    const caller = await signedInAs(` ${email.toUpperCase()} `, password);
    expect(caller).toMatchObject({ organization: { publicId: house.created.organization.id }, actor: { role: 'global_admin', email } });
  });

  it('is stored as argon2id', async () => {
    const rows = await control().selectFrom('identity').select('passwordHash').execute();
    for (const { passwordHash } of rows) expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('answers alike, in like time, for an unknown person and a wrong password', async () => {
    const timed = async (email: string) => {
      const started = performance.now();
      expect(await signIn({ email, password: 'wrong password', ...device() })).toBeNull();
      return performance.now() - started;
    };
    const known: number[] = [];
    const unknown: number[] = [];
    for (const round of [1, 2, 3, 4, 5]) {
      known.push(await timed(house.created.admin.email));
      unknown.push(await timed(`nobody-${round}@else.example`));
    }
    const middle = (times: number[]) => times.sort((a, b) => a - b)[2] ?? 0;
    expect(middle(unknown)).toBeGreaterThan(middle(known) * 0.3);
    expect(middle(unknown)).toBeLessThan(middle(known) * 4);
    await signedInAs(house.created.admin.email, house.created.admin.password);
  });

  it.each(['known', 'unknown'])('is throttled for a %s account, and says how long', async (which) => {
    const email = which === 'known' ? 'throttled@nordlicht.example' : 'nobody@nordlicht.example';
    if (which === 'known') await joinedMember(house.admin, email);
    for (let tries = 0; tries < 10; tries += 1) expect(await signIn({ email, password: 'wrong password', ...device() })).toBeNull();
    await expect(signIn({ email, password: PASSWORD, ...device() })).rejects.toMatchObject({ code: 'limit', retryAfter: expect.any(Number) });
  });

  it('is throttled for an address that tries many accounts', async () => {
    const from = device();
    const attempts = Array.from({ length: 60 }, (_, n) => signIn({ email: `many-${n}@else.example`, password: 'wrong password', ...from }));
    expect(await Promise.all(attempts)).toEqual(attempts.map(() => null));
    await expect(signIn({ email: 'one-more@else.example', password: 'wrong password', ...from })).rejects.toMatchObject({ code: 'limit' });
  });

  it('can be changed by whoever knows it; other sessions end, this one stays', async () => {
    const here = await joinedMember(house.admin, 'changes@nordlicht.example');
    const elsewhere = await signedInAs('changes@nordlicht.example');
    await expect(invoke(changePassword, here, { current: 'wrong password', password: 'another long password' })).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ path: 'current' }],
    });
    await expect(invoke(changePassword, here, { current: PASSWORD, password: 'too short' })).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ path: 'password' }],
    });
    await invoke(changePassword, here, { current: PASSWORD, password: 'another long password' });
    expect(await callerFromSession(sessionOf(here))).not.toBeNull();
    expect(await callerFromSession(sessionOf(elsewhere))).toBeNull();
    expect(await signIn({ email: 'changes@nordlicht.example', password: PASSWORD, ...device() })).toBeNull();
  });
});

describe('a session', () => {
  it('is listed for its person, and ends when they say so', async () => {
    const here = await joinedMember(house.admin, 'sessions@nordlicht.example');
    const lost = await signedInAs('sessions@nordlicht.example');
    const listed = await invoke(listSessions, here, {});
    expect(listed.map(({ id, current }) => ({ id, current }))).toEqual(
      expect.arrayContaining([
        { id: sessionOf(here), current: true },
        { id: sessionOf(lost), current: false },
      ]),
    );
    await invoke(endOwnSession, here, { id: sessionOf(lost) });
    expect(await callerFromSession(sessionOf(lost))).toBeNull();
    await invoke(signOut, here, {});
    expect(await callerFromSession(sessionOf(here))).toBeNull();
  });

  it("is nobody else's to end", async () => {
    const victim = await joinedMember(house.admin, 'victim@nordlicht.example');
    await expect(invoke(endOwnSession, house.admin, { id: sessionOf(victim) })).rejects.toMatchObject({ code: 'not_found' });
    expect(await callerFromSession(sessionOf(victim))).not.toBeNull();
  });

  it('is over after its time', async () => {
    const caller = await signedInAs(house.created.admin.email, house.created.admin.password);
    await control()
      .updateTable('session')
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where('id', '=', sessionOf(caller))
      .execute();
    expect(await callerFromSession(sessionOf(caller))).toBeNull();
  });
});

describe('a forgotten password', () => {
  const ask = async (email: string) => {
    const home = await callerFromAddress(email, 'password reset');
    if (home) await invoke(sendReset, home.caller, { memberId: home.membershipId });
  };

  it('is replaced once through the mailed link, and every session ends', async () => {
    const email = 'forgets@nordlicht.example';
    const member = await joinedMember(house.admin, email);
    await ask(email);
    const token = await mailedToken(member.organization.id, email);
    const door = await callerFromToken('reset', token, device());
    await invoke(resetPassword, door, { token, password: 'remembered this time' });
    expect(await callerFromSession(sessionOf(member))).toBeNull();
    await signedInAs(email, 'remembered this time');
    await expect(callerFromToken('reset', token, device())).rejects.toMatchObject({ code: 'precondition' });
    await expect(invoke(resetPassword, door, { token, password: 'a second time round' })).rejects.toMatchObject({ code: 'precondition' });
  });

  it('has one working link: a newer one ends the older', async () => {
    const email = 'twice@nordlicht.example';
    const { organization } = await joinedMember(house.admin, email);
    await ask(email);
    const first = await mailedToken(organization.id, email);
    await ask(email);
    await expect(callerFromToken('reset', first, device())).rejects.toMatchObject({ code: 'precondition' });
  });

  it('has a link that works for an hour, stored hashed', async () => {
    const email = 'late@nordlicht.example';
    const { organization } = await joinedMember(house.admin, email);
    await ask(email);
    const token = await mailedToken(organization.id, email);
    const stored = await control().selectFrom('authToken').select('hash').execute();
    expect(stored.map(({ hash }) => hash)).not.toContain(token);
    const [row] = await control()
      .updateTable('authToken')
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where('usedAt', 'is', null)
      .where('kind', '=', 'reset')
      .returning('createdAt')
      .execute();
    expect(row).toBeDefined();
    await expect(callerFromToken('reset', token, device())).rejects.toMatchObject({ code: 'precondition' });
  });

  it('writes to nobody for an unknown address', async () => {
    const mails = () =>
      control()
        .selectFrom('mail')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
    const before = await mails();
    await ask('nobody@else.example');
    expect(await mails()).toEqual(before);
  });
});
