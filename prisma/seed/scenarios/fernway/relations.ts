import type { ContactRecord } from '@/lib/features/contact/contract';
import type { Sentiment } from '@/lib/features/contact/table';
import type { DealRecord } from '@/lib/features/deal/contract';
import { addDays } from '@/lib/kit/day';
import { type Random, randomStream } from '../random';
import type { AccountRecord, IdentifyCall } from '../types';

/** A contact as the CRM sends it, with what Fernway's people added. */
export interface PlannedContact {
  record: Omit<ContactRecord, 'updatedAt'>;
  sentiment: Sentiment | null;
  phone: string | null;
  /** Place among the account's contacts of the one it reports to. */
  reportsTo: number | null;
  addedDaysAgo: number;
}

export interface PlannedDeal {
  record: Omit<DealRecord, 'updatedAt'>;
  addedDaysAgo: number;
}

const ROLES: readonly [RegExp, string][] = [
  [/chief|director|managing|vp|head of op/i, 'executive_sponsor'],
  [/head|lead|manager/i, 'champion'],
  [/\bit\b|system|integration|data/i, 'technical_contact'],
  [/account|invoice|billing|finance|control/i, 'billing_contact'],
  [/procure|purchas|carrier/i, 'procurement'],
];
const roleOf = (title: string) => ROLES.find(([pattern]) => pattern.test(title))?.[1] ?? 'end_user';

const MOST_CONTACTS = 7;
const SENTIMENTS: Record<AccountRecord['status'], readonly Sentiment[]> = {
  active: ['positive', 'positive', 'neutral'],
  onboarding: ['positive', 'neutral'],
  at_risk: ['negative', 'neutral'],
  churned: ['negative'],
};

function phoneOf(random: Random): string {
  return `+44 20 7946 0${random.whole(100, 999)}`;
}

/** The people who matter at an account: those of its users who lead first, and a few of the others. */
export function contactsOf(account: AccountRecord, users: readonly IdentifyCall[]): PlannedContact[] {
  const random = randomStream(`fernway/contacts/${account.id}`);
  const people = users.map(({ traits }) => ({ traits, role: roleOf(traits.title) }));
  const rank = ({ role }: { role: string }) => ROLES.findIndex(([, known]) => known === role) + (role === 'end_user' ? 99 : 0);
  const chosen = people.toSorted((one, other) => rank(one) - rank(other)).slice(0, MOST_CONTACTS);
  return chosen.map(({ traits: { email, firstName, lastName, title }, role }, index) => ({
    record: { id: `crm-${account.id}-${index + 1}`, accountId: account.id, email, firstName, lastName, title, role, isKey: index < 2 },
    sentiment: random.chance(0.7) ? random.pick(SENTIMENTS[account.status]) : null,
    phone: random.chance(0.6) ? phoneOf(random) : null,
    reportsTo: index === 0 ? null : random.chance(0.75) ? random.whole(0, Math.min(1, index - 1)) : null,
    addedDaysAgo: random.whole(30, 420),
  }));
}

const EXPANSIONS = [
  'Yard for two more sites',
  'Carrier portal, 40 carriers',
  'Analytics add-on',
  'Mobile driver app, 60 drivers',
  'ERP integration package',
];
const OPEN_STAGES = ['qualification', 'discovery', 'proposal', 'negotiation'];

/** What is to be sold to an account, and what was: a renewal a year, and now and then more. */
export function dealsOf(account: AccountRecord, today: string): PlannedDeal[] {
  const random = randomStream(`fernway/deals/${account.id}`);
  const annual = Number(account.attributes.seatsContracted ?? 20) * random.whole(480, 720) * 100;
  const common = { accountId: account.id, currency: 'EUR', ownerEmail: account.ownerEmail };
  const year = Number(today.slice(0, 4));
  const id = (word: string) => `crm-${account.id}-${word}`;
  const isGone = account.status === 'churned';
  const renewal: PlannedDeal[] = [year, year + 1].map((of, index) => ({
    record: {
      ...common,
      id: id(`renewal-${of}`),
      name: `Renewal ${of}`,
      stage: index === 0 ? (isGone ? 'lost' : 'won') : isGone ? 'lost' : random.pick(OPEN_STAGES),
      amount: annual,
      closeDate: addDays(today, index === 0 ? -random.whole(40, 300) : random.whole(20, 280)),
      kind: 'renewal',
    },
    addedDaysAgo: index === 0 ? random.whole(320, 400) : random.whole(5, 60),
  }));
  const expansions = EXPANSIONS.filter(() => random.chance(0.35)).map((name, index): PlannedDeal => {
    const stage = isGone ? 'lost' : random.pick([...OPEN_STAGES, 'won', 'lost']);
    const isClosed = stage === 'won' || stage === 'lost';
    const closeDate = addDays(today, isClosed ? -random.whole(5, 120) : random.whole(10, 160));
    const amount = random.whole(40, 320) * 25_000;
    return {
      record: { ...common, id: id(`expansion-${index + 1}`), name, stage, amount, closeDate, kind: 'expansion' },
      addedDaysAgo: random.whole(125, 200),
    };
  });
  return [...renewal, ...expansions];
}

export const TAGS = [
  { name: 'Reference customer', colour: 'green' },
  { name: 'Night operations', colour: 'indigo' },
  { name: 'Cold chain', colour: 'blue' },
  { name: 'Executive escalation', colour: 'red' },
  { name: 'Beta programme', colour: 'purple' },
] as const;

/** Names of the tags that an account carries. */
export function tagsOf(account: AccountRecord): string[] {
  const random = randomStream(`fernway/tags/${account.id}`);
  const isCold = account.attributes.industry === 'Cold chain';
  return TAGS.flatMap(({ name }) => {
    if (name === 'Cold chain') return isCold ? name : [];
    if (name === 'Executive escalation') return account.status === 'at_risk' ? name : [];
    return random.chance(0.25) ? name : [];
  });
}

export const SITES = {
  name: 'Sites',
  columns: [
    { id: 'site', label: 'Site', kind: 'text' },
    { id: 'kind', label: 'Kind', kind: 'list', options: ['Depot', 'Terminal', 'Cross-dock', 'Office'] },
    { id: 'docks', label: 'Docks', kind: 'number' },
    { id: 'go_live', label: 'Live since', kind: 'date' },
    { id: 'rent', label: 'Rent a year', kind: 'currency', currency: 'EUR' },
    { id: 'night_shift', label: 'Night shift', kind: 'checkbox' },
    { id: 'csm', label: 'Visited by', kind: 'person' },
  ],
};

const PLACES = ['North', 'South', 'Harbour', 'Airport', 'Ring road', 'Central'];

/** An account's sites, as rows of the collection. */
export function sitesOf(account: AccountRecord, today: string): object[] {
  const random = randomStream(`fernway/sites/${account.id}`);
  return PLACES.filter(() => random.chance(0.5)).map((place) => ({
    site: `${account.name.split(' ')[0]} ${place}`,
    kind: random.pick(['Depot', 'Depot', 'Terminal', 'Cross-dock', 'Office']),
    docks: random.whole(2, 36),
    go_live: addDays(today, -random.whole(60, 1400)),
    rent: random.whole(60, 900) * 100_000,
    night_shift: random.chance(0.4),
    csm: account.ownerEmail,
  }));
}
