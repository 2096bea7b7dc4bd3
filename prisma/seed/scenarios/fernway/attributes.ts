import type { NewAttribute } from '@/lib/features/attribute/contract';
import type { AttributeChoice } from '@/lib/kit/attribute';
import { addDays, dayNumber, dayOf } from '@/lib/kit/day';
import { randomStream } from '../random';
import { statusOf } from '../stories';
import type { AccountPlan, AccountRecord } from '../types';

const choices = (...values: (readonly [value: string, colour?: AttributeChoice['colour']])[]): AttributeChoice[] =>
  values.map(([value, colour = 'neutral']) => ({ value, label: value, colour }));

/** What Fernway keeps of its customers, in the order of their page. */
export const ATTRIBUTES: readonly Omit<NewAttribute, 'subject'>[] = [
  { key: 'annualValue', label: 'Contract value a year', kind: 'currency', currency: 'EUR', section: 'Contract', isKey: true },
  { key: 'renewalDate', label: 'Renewal', kind: 'date', section: 'Contract', isKey: true },
  {
    key: 'renewalRisk',
    label: 'Renewal risk',
    kind: 'list',
    section: 'Contract',
    isKey: true,
    choices: choices(['Low', 'good'], ['Medium', 'average'], ['High', 'poor']),
  },
  { key: 'seatsContracted', label: 'Seats contracted', kind: 'number', unit: 'seats', section: 'Contract', isKey: true },
  {
    key: 'valuePerSeat',
    label: 'Value per seat',
    kind: 'calculated',
    formula: 'annualValue / seatsContracted',
    currency: 'EUR',
    section: 'Contract',
  },
  { key: 'contractStart', label: 'Contract start', kind: 'date', section: 'Contract' },
  {
    key: 'term',
    label: 'Term up to the renewal',
    kind: 'calculated',
    formula: 'days(contractStart, renewalDate)',
    unit: 'days',
    section: 'Contract',
  },
  { key: 'plan', label: 'Plan', kind: 'list', section: 'Contract', choices: choices(['Essential'], ['Professional'], ['Enterprise', 'info']) },
  { key: 'tier', label: 'Tier', kind: 'list', section: 'Relationship', isKey: true, choices: choices(['Strategic', 'info'], ['Key'], ['Growth']) },
  {
    key: 'rollout',
    label: 'Rollout',
    kind: 'lifecycle',
    section: 'Relationship',
    choices: choices(['Kick-off'], ['First site'], ['All sites'], ['Optimising', 'good']),
  },
  { key: 'executiveSponsor', label: 'Executive sponsor', kind: 'person', section: 'Relationship' },
  { key: 'nextReview', label: 'Next business review', kind: 'date', section: 'Relationship' },
  { key: 'industry', label: 'Industry', kind: 'text', section: 'Company' },
  { key: 'region', label: 'Region', kind: 'text', section: 'Company' },
  { key: 'fleet', label: 'Fleet', kind: 'number', unit: 'vehicles', section: 'Company' },
];

/** Euros a seat and year. */
const PRICES: Record<AccountPlan['plan'], number> = { Essential: 264, Professional: 468, Enterprise: 732 };
const YEAR = 365;

/** What the organization knows beyond the plan itself: contract, relationship, company. */
export function knownOf(
  seed: string,
  plan: AccountPlan,
  terms: { seats: number; contractStart: string; today: number },
): Record<string, string | number> {
  const random = randomStream(`${seed}/known/${plan.id}`);
  const status = statusOf(plan.story);
  const years = Math.max(1, Math.ceil((terms.today - dayNumber(terms.contractStart) + 1) / YEAR));
  const discount = plan.tier === 'Strategic' ? 0.82 : plan.tier === 'Key' ? 0.91 : 1;
  const known = {
    annualValue: 12_000 * Math.round((terms.seats * PRICES[plan.plan] * discount) / 120),
    renewalDate: addDays(terms.contractStart, years * YEAR),
    renewalRisk: status === 'at_risk' ? random.pick(['High', 'Medium']) : status === 'churned' ? 'High' : random.pick(['Low', 'Low', 'Medium']),
    rollout: status === 'onboarding' ? 'Kick-off' : plan.story.kind === 'pilot' ? 'First site' : random.pick(['All sites', 'Optimising']),
    fleet: 5 * random.whole(2, 40 + plan.users),
  };
  return status === 'churned' || random.chance(0.2) ? known : { ...known, nextReview: dayOf(terms.today + random.whole(4, 80)) };
}

/** Something that somebody changed of an account; the last change of a field left it as it is now. */
export interface PastChange {
  accountId: string;
  daysAgo: number;
  /** The field's name in a record, or an attribute's key. */
  field: 'status' | 'lifecycleStage' | 'ownerEmail' | 'seatsContracted' | 'renewalRisk' | 'tier';
  before: string | number | null;
  after: string | number | null;
}

const LEAD = 'helena.voss@fernway.example';

function changesOf(seed: string, { id, status, lifecycleStage, ownerEmail, attributes }: AccountRecord): PastChange[] {
  const random = randomStream(`${seed}/changes/${id}`);
  const change = (daysAgo: number, field: PastChange['field'], before: PastChange['before'], after: PastChange['after'] | undefined) =>
    after === undefined || before === after ? [] : [{ accountId: id, daysAgo, field, before, after }];
  const seats = Number(attributes.seatsContracted);
  const isTroubled = status === 'at_risk' || status === 'churned';
  return [
    ...(random.chance(0.35) ? change(random.whole(200, 400), 'ownerEmail', LEAD, ownerEmail) : []),
    ...(status === 'onboarding' ? [] : change(random.whole(160, 330), 'seatsContracted', Math.max(5, 5 * Math.floor(seats / 6)), seats)),
    ...(random.chance(0.3) ? change(random.whole(120, 300), 'tier', attributes.tier === 'Growth' ? 'Key' : 'Growth', attributes.tier) : []),
    ...(isTroubled ? change(random.whole(20, 60), 'status', 'active', status) : change(random.whole(150, 300), 'status', 'onboarding', status)),
    ...change(random.whole(30, 140), 'lifecycleStage', lifecycleStage === 'Adopting' ? 'Onboarding' : 'Adopting', lifecycleStage),
    ...(isTroubled ? change(random.whole(5, 19), 'renewalRisk', 'Low', attributes.renewalRisk) : []),
  ];
}

/** The book's past changes, oldest first. */
export function pastChanges(seed: string, accounts: readonly AccountRecord[]): PastChange[] {
  return accounts.flatMap((account) => changesOf(seed, account)).sort((a, b) => b.daysAgo - a.daysAgo);
}

/** Who of Fernway's leads stands behind its largest customers. */
export function sponsorOf({ attributes }: AccountRecord): string | null {
  if (attributes.tier === 'Strategic') return LEAD;
  return attributes.tier === 'Key' ? 'okke.brandsma@fernway.example' : null;
}
