import { describe, expect, it } from 'vitest';
import { LICENCES, PERMISSIONS, type Permission, ROLES } from '@/lib/kit/access';
import { limitingTeams, may, type UserActor } from './actor';
import { type SeenPerson, seenAs } from './seen-as';

const TEAM_SETS = [[], ['a', 'b'], ['b', 'c']];
const ALL = Object.keys(PERMISSIONS) as Permission[];
const people: SeenPerson[] = ROLES.flatMap((role) =>
  LICENCES.flatMap((licence) => (['all', 'teams'] as const).flatMap((sees) => TEAM_SETS.map((teamIds) => ({ role, licence, sees, teamIds })))),
);
const actorOf = (person: SeenPerson): UserActor => ({
  kind: 'user',
  membershipId: 'm',
  identityId: 'i',
  sessionId: 's',
  name: 'Okke',
  email: 'okke@example.com',
  ...person,
});

/** Whether everything that one team limit lets through passes the other too; null lets everything through. */
const within = (inner: string[] | null, outer: string[] | null) => outer === null || (inner?.every((id) => outer.includes(id)) ?? false);

describe('seeing a page as somebody else', () => {
  it('never shows or allows more than either of the two may', () => {
    const faults = people.map(actorOf).flatMap((looker) =>
      people.flatMap((person) => {
        const [seen, theirs] = [seenAs(looker, person), actorOf(person)];
        const wrong = ALL.filter((permission) => may(seen, permission) !== (may(looker, permission) && may(theirs, permission)));
        const isWithin = [looker, theirs].every((one) => within(limitingTeams(seen), limitingTeams(one)));
        return wrong.length > 0 || !isWithin ? [{ looker, person, wrong }] : [];
      }),
    );
    expect(faults).toEqual([]);
  });

  it('shows a global admin exactly what the person sees', () => {
    const admin = actorOf({ role: 'global_admin', licence: 'practitioner', sees: 'all', teamIds: ['c'] });
    for (const person of people) {
      const seen = seenAs(admin, person);
      expect(limitingTeams(seen)).toEqual(limitingTeams(actorOf(person)));
      expect(seen).toMatchObject({ role: person.role, licence: person.licence, teamIds: person.teamIds, membershipId: 'm' });
    }
  });
});
