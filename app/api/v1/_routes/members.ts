import { disableMember, enableMember, endMemberSessions, inviteMember, updateMember } from '@/lib/features/member/commands';
import { Member } from '@/lib/features/member/contract';
import { listMembers } from '@/lib/features/member/queries';
import { addAccountSet, createTeam, deleteAccountSet, deleteTeam, updateAccountSet, updateTeam } from '@/lib/features/team/commands';
import { Team } from '@/lib/features/team/contract';
import { listTeams } from '@/lib/features/team/queries';
import { apiList } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';

export const memberRoutes = {
  list: apiList('GET /api/v1/members', 'Everybody who belongs to the organization or is invited', listMembers, Member, (member) => member.id),
  invite: api('POST /api/v1/members', 'Invite a person by mail', inviteMember, 201),
  update: api('PATCH /api/v1/members/{id}', 'Change role, licence, teams and what a member sees', updateMember, 204),
  disable: api('PUT /api/v1/members/{id}/suspension', 'Shut a member out at once', disableMember, 204),
  enable: api('DELETE /api/v1/members/{id}/suspension', 'Let a member in again', enableMember, 204),
  endSessions: api('DELETE /api/v1/members/{id}/sessions', 'Sign a member out everywhere', endMemberSessions, 204),
};

export const teamRoutes = {
  list: apiList('GET /api/v1/teams', 'Teams, their members and the accounts they see', listTeams, Team, (team) => team.id),
  create: api('POST /api/v1/teams', 'Make a team', createTeam, 201),
  update: api('PATCH /api/v1/teams/{id}', 'Rename a team or replace its members', updateTeam, 204),
  delete: api('DELETE /api/v1/teams/{id}', 'Delete a team with its sets of accounts', deleteTeam, 204),
  addSet: api('POST /api/v1/teams/{teamId}/sets', 'Add a set of accounts to what a team sees', addAccountSet, 201),
  updateSet: api('PATCH /api/v1/account-sets/{id}', 'Rename a set of accounts or change its filter', updateAccountSet, 204),
  deleteSet: api('DELETE /api/v1/account-sets/{id}', 'Take a set of accounts from its team', deleteAccountSet, 204),
};
