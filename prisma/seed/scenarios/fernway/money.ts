import { addDays, dayNumber, dayOf, monthOf, monthStart } from '@/lib/kit/day';
import { type Random, randomStream } from '../random';
import type { AccountRecord } from '../types';
import { REMARKS, TICKETS } from './support-words';

/** What an account of the demo pays, says and asks: records as the API takes them. */
export interface Dealings {
  subscriptions: object[];
  invoices: object[];
  nps: object[];
  csat: object[];
  tickets: object[];
}

type Person = { email: string };

/** Cents a seat and month. */
const PRICES: Record<string, number> = { Essential: 1900, Professional: 3400, Enterprise: 5200 };
const CYCLES: Record<string, { cycle: 'month' | 'quarter' | 'year'; months: number }> = {
  Essential: { cycle: 'month', months: 1 },
  Professional: { cycle: 'quarter', months: 3 },
  Enterprise: { cycle: 'year', months: 12 },
};
const MOST_MONTHS = 36;
const CURRENT = 'EUR';

/** The same day of the month so many months later; months end where they end. */
function later(day: string, months: number): string {
  const { month, index } = monthOf(dayNumber(day));
  return dayOf(Math.min(monthStart(month + months) + index, monthStart(month + months + 1) - 1));
}

const at = (day: string, random: Random) => `${day}T${String(random.whole(8, 16)).padStart(2, '0')}:${String(random.whole(10, 59))}:00.000Z`;

interface Place {
  account: AccountRecord;
  today: string;
  random: Random;
  people: readonly Person[];
}

/** Seats grew year by year to what is contracted now; who is leaving gives some back. */
function seatsByYear({ account, today, random }: Place, start: string): { effectiveOn: string; quantity: number }[] {
  const years: string[] = [];
  for (let day = start; day <= today; day = later(day, 12)) years.push(day);
  const seats = Number(account.attributes.seatsContracted ?? 20);
  const falling = account.status === 'at_risk' || account.status === 'churned';
  return years.map((effectiveOn, index) => {
    const back = years.length - 1 - index;
    const share = falling && back === 0 && index > 0 ? 0.8 : 0.86 ** back * (0.95 + 0.1 * random.next());
    return { effectiveOn, quantity: Math.max(5, Math.round(seats * (back === 0 && !falling ? 1 : share))) };
  });
}

function mainSubscription(place: Place, start: string) {
  const { account, today, random } = place;
  const { cycle, months } = CYCLES[String(account.attributes.plan)] ?? { cycle: 'month' as const, months: 1 };
  const unitAmount = (PRICES[String(account.attributes.plan)] ?? 1900) * months;
  const discounted = account.attributes.tier === 'Strategic' ? 0.1 : 0;
  const changes = seatsByYear(place, start).map(({ effectiveOn, quantity }) => {
    return { effectiveOn, quantity, unitAmount, discountAmount: Math.floor(quantity * unitAmount * discounted) };
  });
  const gone = account.status === 'churned' ? addDays(today, -random.whole(20, 70)) : null;
  return {
    months,
    record: {
      id: `sub-${account.id}`,
      accountId: account.id,
      code: `FERNWAY-${String(account.attributes.plan).toUpperCase()}`,
      ...{ billingCycle: cycle, currency: CURRENT, startDate: start, endDate: gone, renewal: gone ? 'none' : 'auto', termMonths: 12, changes },
    },
  };
}

/** A module of its own beside the seats, for the larger plans. */
function addOn({ account, today, random }: Place, start: string): object[] {
  const from = later(start, 8);
  if (account.attributes.plan === 'Essential' || from > today || random.chance(0.35)) return [];
  const changes = [{ effectiveOn: from, quantity: 1, unitAmount: random.whole(18, 90) * 1000, discountAmount: 0 }];
  const rest = { renewal: 'manual', termMonths: 12, changes, endDate: random.chance(0.15) ? addDays(from, 200) : null };
  return [
    {
      id: `sub-${account.id}-carbon`,
      accountId: account.id,
      code: 'CARBON-REPORTS',
      billingCycle: 'month',
      currency: CURRENT,
      startDate: from,
      ...rest,
    },
  ];
}

type Main = ReturnType<typeof mainSubscription>;

/** One invoice a billing cycle, paid after some weeks; now and then with setup or training, and with a credit note. */
function invoicesOf({ account, today, random }: Place, { months, record }: Main): object[] {
  const invoices: object[] = [];
  const first = monthOf(dayNumber(today)).month - MOST_MONTHS;
  for (
    let term = 0, day = record.startDate;
    day <= today && day < (record.endDate ?? '9999');
    term += 1, day = later(record.startDate, term * months)
  ) {
    if (monthOf(dayNumber(day)).month < first) continue;
    const change = record.changes.findLast(({ effectiveOn }) => effectiveOn <= day);
    if (!change) continue;
    const amount = change.quantity * change.unitAmount - change.discountAmount;
    const lines = [{ description: `${change.quantity} seats, ${record.code}`, amount, recurring: true }];
    if (term === 0) lines.push({ description: 'Onboarding and data migration', amount: random.whole(30, 120) * 10_000, recurring: false });
    else if (random.chance(0.12)) lines.push({ description: 'Dispatcher training, two days', amount: 280_000, recurring: false });
    else if (random.chance(0.05)) lines.push({ description: 'Credit for the outage', amount: -Math.round(amount * 0.05), recurring: false });
    const paidOn = addDays(day, random.whole(9, 41));
    const isPaid = paidOn <= today;
    const total = lines.reduce((sum, line) => sum + line.amount, 0);
    const number = `F-${day.slice(0, 4)}-${account.id}-${String(term + 1).padStart(3, '0')}`;
    const payments = isPaid ? [{ id: `pay-${number}`, amount: total, paidAt: at(paidOn, random) }] : [];
    const times = { issuedAt: at(day, random), dueAt: at(addDays(day, 30), random), status: isPaid ? 'paid' : 'open' };
    invoices.push({ id: `inv-${number}`, accountId: account.id, number, currency: CURRENT, lines, payments, ...times });
  }
  return invoices;
}

/** How content the account's people are, 0 to 1. */
const MOOD: Record<AccountRecord['status'], number> = { active: 0.82, onboarding: 0.75, at_risk: 0.4, churned: 0.2 };

function answersOf({ account, today, random, people }: Place, kind: 'nps' | 'csat', least: number, most: number): object[] {
  const age = dayNumber(today) - dayNumber(account.createdAt.slice(0, 10));
  const mood = MOOD[account.status];
  return Array.from({ length: Math.min(14, Math.floor(age / 45)) }, (_, index) => {
    const raw = least + (most - least) * Math.min(1, Math.max(0, mood + (random.next() - 0.5) * 0.55));
    const score = Math.round(raw);
    const remark = random.pick(REMARKS[score >= most * 0.8 ? 'good' : score >= most * 0.6 ? 'fair' : 'poor']);
    const day = addDays(today, -Math.min(age, random.whole(2, 30) + index * 38));
    const who = { id: `${kind}-${account.id}-${index}`, accountId: account.id, email: random.pick(people).email };
    return {
      ...who,
      score,
      comment: random.chance(0.6) ? remark : null,
      submittedAt: at(day, random),
      survey: kind === 'nps' ? 'Relationship survey' : 'After a ticket',
    };
  });
}

/** Days within which a ticket of a priority is to be solved. */
const PROMISED: Record<string, number> = { low: 25, normal: 14, high: 7, urgent: 3 };

/** What the ticket system tells of the promise made for a ticket: broken when it was open for longer. */
function promiseOf(priority: string, opened: string, openUntil: string) {
  const due = addDays(opened, PROMISED[priority] ?? 14);
  const slaDueAt = `${due}T17:00:00.000Z`;
  const isBroken = openUntil > due;
  return { slaDueAt, slaBreachedAt: isBroken ? slaDueAt : null, escalated: isBroken && (priority === 'urgent' || priority === 'high') };
}

/** No support desk leaves a ticket open for longer. */
const LONGEST_OPEN_DAYS = 75;

function ticketsOf({ account, today, random, people }: Place): object[] {
  const age = dayNumber(today) - dayNumber(account.createdAt.slice(0, 10));
  const many = account.status === 'at_risk' ? 34 : 22;
  return Array.from({ length: age < 30 ? 2 : many }, (_, index) => {
    const { subject, type } = random.pick(TICKETS);
    const priority = ['low', 'normal', 'high', 'urgent'][random.weighted([3, 6, 3, 1])] as string;
    const opened = addDays(today, -random.whole(1, Math.min(Math.max(age, 2), 470)));
    const closedOn = addDays(opened, Math.max(1, Math.round(random.around(0.8) * (account.status === 'at_risk' ? 14 : 6))));
    const isStuck = random.chance(account.status === 'at_risk' ? 0.4 : 0.15) && opened > addDays(today, -LONGEST_OPEN_DAYS);
    const isClosed = closedOn < today && !isStuck;
    const number = 4000 + (dayNumber(opened) % 900) * 10 + index;
    return {
      ...{ id: `${account.id}-T${index + 1}`, accountId: account.id, subject, type, priority, status: isClosed ? 'solved' : 'open' },
      ...{
        createdAt: `${opened}T08:${String(random.whole(10, 59))}:00.000Z`,
        closedAt: isClosed ? `${closedOn}T15:${String(random.whole(10, 59))}:00.000Z` : null,
      },
      ...promiseOf(priority, opened, isClosed ? closedOn : today),
      ...{ url: `https://support.fernway.example/tickets/${number}`, requesterEmail: random.pick(people).email },
    };
  });
}

/** Everything between the organization and one of its accounts. @param people of the account; without any it has only a contract */
export function dealingsOf(account: AccountRecord, people: readonly Person[], today: string): Dealings {
  const place = { account, today, people, random: randomStream(`money/${account.id}`) };
  const main = mainSubscription(place, String(account.attributes.contractStart));
  const hasPeople = people.length > 0;
  return {
    subscriptions: [main.record, ...addOn(place, main.record.startDate)],
    invoices: invoicesOf(place, main),
    nps: hasPeople ? answersOf(place, 'nps', 0, 10) : [],
    csat: hasPeople ? answersOf(place, 'csat', 1, 5) : [],
    tickets: hasPeople ? ticketsOf(place) : [],
  };
}
