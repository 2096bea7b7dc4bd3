import type { Staff, Team } from './types';

export const ORGANIZATION = { name: 'Fernway', timezone: 'Europe/Berlin', currency: 'EUR' };

const address = (name: string): string => `${name}@fernway.example`;
const MANAGER = 'Customer success manager';

/** The first one is the administrator whose sign-in a newcomer is given. */
export const STAFF: [Staff, ...Staff[]] = [
  {
    name: 'Okke Brandsma',
    email: address('okke.brandsma'),
    title: 'Customer operations',
    role: 'global_admin',
    licence: 'practitioner',
    sees: 'all',
  },
  {
    name: 'Helena Voss',
    email: address('helena.voss'),
    title: 'Head of customer success',
    role: 'advanced',
    licence: 'practitioner',
    sees: 'all',
  },
  ...(
    [
      ['Marta Lindqvist', 'marta.lindqvist', MANAGER, 'practitioner'],
      ['Tobias Renner', 'tobias.renner', MANAGER, 'practitioner'],
      ['Aisha Bello', 'aisha.bello', MANAGER, 'practitioner'],
      ['Inés Duarte', 'ines.duarte', MANAGER, 'practitioner'],
      ['Jonas Beck', 'jonas.beck', 'Account executive', 'contributor'],
      ['Camille Roche', 'camille.roche', 'Finance', 'viewer'],
    ] as const
  ).map(
    ([name, email, title, licence]): Staff => ({
      name,
      email: address(email),
      title,
      role: 'member',
      licence,
      sees: 'teams',
    }),
  ),
];

/** Whose sign-in a newcomer is given beside the administrator's: she sees the accounts of one team. */
export const COLLEAGUE = address('marta.lindqvist');

/** Every owner's accounts belong to exactly one team; the head of customer success is in all of them. */
export const TEAMS: Team[] = [
  {
    name: 'North',
    members: ['helena.voss', 'marta.lindqvist', 'jonas.beck'].map(address),
    owners: ['marta.lindqvist'].map(address),
  },
  {
    name: 'Central',
    members: ['helena.voss', 'tobias.renner', 'camille.roche'].map(address),
    owners: ['tobias.renner'].map(address),
  },
  {
    name: 'South and overseas',
    members: ['helena.voss', 'aisha.bello', 'ines.duarte'].map(address),
    owners: ['aisha.bello', 'ines.duarte'].map(address),
  },
];

const OWNERS: Record<string, string> = {
  Nordics: 'marta.lindqvist',
  'UK and Ireland': 'marta.lindqvist',
  DACH: 'tobias.renner',
  Benelux: 'tobias.renner',
  'Central Europe': 'tobias.renner',
  France: 'ines.duarte',
  Iberia: 'ines.duarte',
  Italy: 'ines.duarte',
  'North America': 'aisha.bello',
  'Latin America': 'ines.duarte',
  'Asia Pacific': 'aisha.bello',
};

/** Mail address of the customer success manager who looks after a region. */
export function ownerOf(region: string): string {
  const name = OWNERS[region];
  if (!name) throw new RangeError(`No owner for region ${region}`);
  return address(name);
}
