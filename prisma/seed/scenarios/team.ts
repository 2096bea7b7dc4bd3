import type { Staff, Team } from './types';

export const ORGANIZATION = { name: 'Fernway', timezone: 'Europe/Berlin', currency: 'EUR' };

const staff = (name: string, email: string, title: string, role: Staff['role'], licence: Staff['licence']): Staff => ({
  name,
  email: `${email}@fernway.example`,
  title,
  role,
  licence,
});

export const STAFF: Staff[] = [
  staff('Okke Brandsma', 'okke.brandsma', 'Customer operations', 'global_admin', 'practitioner'),
  staff('Helena Voss', 'helena.voss', 'Head of customer success', 'advanced', 'practitioner'),
  staff('Marta Lindqvist', 'marta.lindqvist', 'Customer success manager', 'member', 'practitioner'),
  staff('Tobias Renner', 'tobias.renner', 'Customer success manager', 'member', 'practitioner'),
  staff('Aisha Bello', 'aisha.bello', 'Customer success manager', 'member', 'practitioner'),
  staff('Inés Duarte', 'ines.duarte', 'Customer success manager', 'member', 'practitioner'),
  staff('Jonas Beck', 'jonas.beck', 'Account executive', 'member', 'contributor'),
  staff('Camille Roche', 'camille.roche', 'Finance', 'member', 'viewer'),
];

const address = (name: string): string => `${name}@fernway.example`;

/** Every region belongs to exactly one team; the head of customer success is in all of them. */
export const TEAMS: Team[] = [
  {
    name: 'North',
    members: ['helena.voss', 'marta.lindqvist', 'jonas.beck'].map(address),
    regions: ['Nordics', 'UK and Ireland'],
  },
  {
    name: 'Central',
    members: ['helena.voss', 'tobias.renner', 'camille.roche'].map(address),
    regions: ['DACH', 'Benelux', 'Central Europe'],
  },
  {
    name: 'South and overseas',
    members: ['helena.voss', 'aisha.bello', 'ines.duarte'].map(address),
    regions: ['France', 'Iberia', 'Italy', 'North America', 'Latin America', 'Asia Pacific'],
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
