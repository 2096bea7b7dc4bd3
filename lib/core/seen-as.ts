import { type Licence, lesserLicence, lesserRole, type Role } from '@/lib/kit/access';
import { limitingTeams, type UserActor } from './actor';

/** Somebody whose view of a page is asked for. */
export interface SeenPerson {
  role: Role;
  licence: Licence;
  sees: 'all' | 'teams';
  teamIds: string[];
}

/**
 * Who looks at a page as somebody else: with that person's rights and accounts as far as the one who looks has them
 * too, never with more. What is personal stays the looker's own; nothing can be written.
 */
export function seenAs(viewer: UserActor, person: SeenPerson): UserActor {
  const [role, licence] = [lesserRole(viewer.role, person.role), lesserLicence(viewer.licence, person.licence)];
  const own = limitingTeams(viewer);
  const theirs = limitingTeams({ ...viewer, ...person });
  const teamIds = own && theirs ? theirs.filter((id) => own.includes(id)) : (theirs ?? own ?? person.teamIds);
  return { ...viewer, role, licence, sees: own || theirs ? 'teams' : 'all', teamIds, seenBy: viewer };
}
