import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { addMember } from '@/lib/features/member/commands';
import { listMembers } from '@/lib/features/member/queries';
import { addAccountSet, createTeam } from '@/lib/features/team/commands';
import { listTeams } from '@/lib/features/team/queries';
import type { Scenario } from './scenarios/types';

const SET_NAME = 'Accounts of the team’s owners';

/** The scenario's teams, each seeing the accounts of its owners. @returns their ids by name */
async function addTeams(caller: Caller, teams: Scenario['teams']): Promise<Map<string, string>> {
  const ids = new Map((await invoke(listTeams, caller, {})).map((team) => [team.name, team.id]));
  for (const { name, owners } of teams) {
    if (ids.has(name)) continue;
    const { id } = await invoke(createTeam, caller, { name });
    await invoke(addAccountSet, caller, { teamId: id, name: SET_NAME, filter: { all: [{ column: 'owner', op: 'in', value: owners }] } });
    ids.set(name, id);
  }
  return ids;
}

/**
 * Adds the scenario's teams and everybody but the admin, who is there already. May be repeated.
 * @returns the passwords of those added now, by address
 */
export async function addStaff(caller: Caller, { teams, members }: Pick<Scenario, 'teams' | 'members'>): Promise<Record<string, string>> {
  const ids = await addTeams(caller, teams);
  const present = new Set((await invoke(listMembers, caller, {})).map((member) => member.email));
  const passwords: Record<string, string> = {};
  for (const { title: _title, ...person } of members) {
    if (present.has(person.email)) continue;
    const teamIds = teams.filter((team) => team.members.includes(person.email)).flatMap((team) => ids.get(team.name) ?? []);
    passwords[person.email] = (await invoke(addMember, caller, { ...person, teamIds })).password;
  }
  return passwords;
}
