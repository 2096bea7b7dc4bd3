import { beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT_TYPES } from '@/lib/features/organization/account-types';
import { addDays, isTimezone, localDay } from '@/lib/kit/day';
import { type Summary, summarize } from '@/tests/support/scenario-summary';
import { generateScenario } from './fernway';
import { FEATURES } from './product';
import type { AccountRecord, ActivityCall, IdentifyCall, Scenario } from './types';

const TODAY = '2026-03-19';
const NOW = new Date('2026-03-19T13:02:00Z');
const OPTIONS = { seed: 'fernway', today: TODAY, now: NOW };

let scenario: Scenario;
let summary: Summary;
beforeAll(() => {
  scenario = generateScenario(OPTIONS);
  summary = summarize(scenario.events);
}, 60_000);

const account = (id: string): AccountRecord => {
  const found = scenario.accounts.find((one) => one.id === id);
  if (!found) throw new Error(`no account ${id}`);
  return found;
};
const usersOf = (id: string): IdentifyCall[] => scenario.users.filter(({ context }) => context.groupId === id);
const daysAgo = (days: number) => addDays(TODAY, -days);
/** Events of an account from `from` to `to` days ago, both included. */
const eventsIn = (id: string, from: number, to: number): number => {
  const days = summary.days.get(id) ?? new Map<string, number>();
  let sum = 0;
  for (let ago = from; ago >= to; ago--) sum += days.get(daysAgo(ago)) ?? 0;
  return sum;
};
const take = (events: Generator<ActivityCall>, count: number): ActivityCall[] => {
  const taken: ActivityCall[] = [];
  for (const call of events) if (taken.push(call) === count) break;
  return taken;
};

describe('the book of business', () => {
  it('has about sixty accounts of four types on three levels, parents first, without cycles', () => {
    const depth = new Map<string, number>();
    for (const { id, parentId } of scenario.accounts) {
      const above = parentId === null ? -1 : depth.get(parentId);
      expect(above, `parent of ${id}`).toBeDefined();
      depth.set(id, (above ?? 0) + 1);
    }
    expect(depth.size).toBe(scenario.accounts.length);
    expect(scenario.accounts.length).toBeGreaterThanOrEqual(55);
    expect(scenario.accounts.length).toBeLessThanOrEqual(65);
    expect(Math.max(...depth.values())).toBe(2);
    expect(new Set(scenario.accounts.map(({ type }) => type)).size).toBe(4);
    const parents = new Set(scenario.accounts.map(({ parentId }) => parentId));
    const flat = scenario.accounts.filter(({ id, parentId }) => parentId === null && !parents.has(id));
    expect(flat.length).toBeGreaterThan(15);
  });

  it('hangs each account where its type may hang', () => {
    const mayHangUnder = new Map<string, readonly string[]>(ACCOUNT_TYPES.map(({ id, parents }) => [id, parents]));
    for (const { id, type, parentId } of scenario.accounts) {
      if (parentId) expect(mayHangUnder.get(type), id).toContain(account(parentId).type);
    }
  });

  it('names each account once, on a reserved domain, in a real zone, since before today', () => {
    expect(new Set(scenario.accounts.map(({ name }) => name)).size).toBe(scenario.accounts.length);
    for (const { domain, attributes, createdAt, parentId, relationship } of scenario.accounts) {
      expect(domain).toMatch(/^[a-z]+\.example$/);
      expect(isTimezone(String(attributes.timezone))).toBe(true);
      expect(createdAt < NOW.toISOString()).toBe(true);
      expect(relationship === null).toBe(parentId === null);
    }
  });

  it('gives every account an owner and every owner exactly one team', () => {
    const staff = new Set(scenario.members.map(({ email }) => email));
    for (const { ownerEmail } of scenario.accounts) {
      expect(staff).toContain(ownerEmail);
      const teams = scenario.teams.filter(({ owners }) => owners.includes(ownerEmail));
      expect(teams).toHaveLength(1);
      expect(teams[0]?.members).toContain(ownerEmail);
    }
    for (const { members } of scenario.teams) for (const email of members) expect(staff).toContain(email);
  });

  it('has staff of every role and licence', () => {
    expect(new Set(scenario.members.map(({ role }) => role)).size).toBe(3);
    expect(new Set(scenario.members.map(({ licence }) => licence)).size).toBe(3);
  });

  it('has about 1,500 people with addresses of their own; products share some with the account above', () => {
    expect(scenario.users.length).toBeGreaterThan(1400);
    expect(scenario.users.length).toBeLessThan(1700);
    const byId = new Map(scenario.users.map(({ userId, traits }) => [userId, traits.email]));
    expect(new Set(byId.values()).size).toBe(byId.size);
    for (const { traits } of scenario.users) expect(traits.email).toMatch(/^[a-z.-]+\d*@[a-z]+\.example$/);
    const nordics = new Set(usersOf('HF-2041').map(({ userId }) => userId));
    expect(usersOf('HF-2051').filter(({ userId }) => nordics.has(userId)).length).toBeGreaterThan(10);
  });
});

describe('the activity', () => {
  it('stays within the size that a first start can take', () => {
    expect(summary.events).toBeGreaterThan(280_000);
    expect(summary.events).toBeLessThan(400_000);
  });

  it('comes by time, never from the future, each message once, and covers eighteen months and this morning', () => {
    expect(summary.ordered).toBe(true);
    expect(summary.distinctIds).toBe(summary.events);
    expect(summary.last <= NOW.toISOString()).toBe(true);
    expect(localDay(new Date(summary.last), 'Europe/Berlin')).toBe(TODAY);
    expect(localDay(new Date(summary.first), 'Australia/Melbourne')).toBe(daysAgo(548));
    expect(eventsIn('HF-2041', 0, 0)).toBeGreaterThan(20);
  });

  it('happens on working days, and less on holidays', () => {
    expect(summary.weekdayShare).toBeGreaterThan(0.85);
    expect(summary.weekdayShare).toBeLessThan(0.96);
    const christmas = summary.total.get('2025-12-25') ?? 0;
    expect(christmas).toBeLessThan(0.4 * (summary.total.get('2025-12-18') ?? 0));
  });

  it('gives every account that has people events, of people announced before', () => {
    const announced = new Map(scenario.users.map((call) => [`${call.context.groupId} ${call.userId}`, call.timestamp]));
    for (const [person, first] of summary.firstSeen) expect((announced.get(person) ?? '9') <= first, person).toBe(true);
    const peopled = new Set(scenario.users.map(({ context }) => context.groupId));
    expect(new Set(summary.days.keys())).toEqual(peopled);
    expect(peopled.size).toBe(scenario.accounts.length - 1);
  });

  it('fills every tab of the accounts that come first by name or by use', () => {
    const byName = scenario.accounts.map(({ name, id }) => ({ name, id })).sort((a, b) => a.name.localeCompare(b.name));
    const first = byName.slice(0, 2).map(({ id }) => id);
    for (const id of [...first, 'HF-2041', 'BW-1107', 'CV-1310']) {
      const used = summary.features.get(id) ?? new Set();
      const modules = new Set(FEATURES.filter(({ name }) => used.has(name)).map(({ module }) => module));
      expect(modules.size, id).toBeGreaterThanOrEqual(6);
      expect(used.size, id).toBeGreaterThanOrEqual(20);
      expect(usersOf(id).length, id).toBeGreaterThanOrEqual(10);
      const related = scenario.accounts.filter(({ parentId }) => parentId === id || account(id).parentId === parentId);
      expect(related.length, id).toBeGreaterThan(0);
      for (let ago = 1; ago <= 60; ago++) {
        const weekend = [0, 6].includes(new Date(`${daysAgo(ago)}T12:00:00Z`).getUTCDay());
        if (!weekend) expect(eventsIn(id, ago, ago), `${id} ${daysAgo(ago)}`).toBeGreaterThan(0);
      }
    }
  });

  it('keeps counts and durations within what the API takes', () => {
    expect(summary.badAmounts).toBe(0);
  });
});

describe('the stories', () => {
  it('fades the churners out', () => {
    for (const { id } of scenario.accounts.filter(({ status }) => status === 'churned')) expect(eventsIn(id, 30, 0)).toBe(0);
    expect(eventsIn('HS-1922', 200, 160)).toBeGreaterThan(3 * eventsIn('HS-1922', 78, 38));
    expect(eventsIn('TR-1905', 160, 131)).toBeGreaterThan(2 * eventsIn('TR-1905', 30, 1));
    expect(eventsIn('TR-1905', 30, 1)).toBeGreaterThan(0);
  });

  it('lets the champion go on a day, after whom others come less', () => {
    const champion = usersOf('CV-1310').find(({ traits }) => traits.name === 'Sanne Veldkamp');
    const key = `CV-1310 ${champion?.userId}`;
    const last = summary.lastSeen.get(key) ?? '';
    expect(last.slice(0, 10) < daysAgo(47)).toBe(true);
    expect(last.slice(0, 10) > daysAgo(53)).toBe(true);
    expect(summary.perPerson.get(key)).toBeGreaterThan(700);
    expect(eventsIn('CV-1310', 80, 51)).toBeGreaterThan(1.2 * eventsIn('CV-1310', 30, 1));
  });

  it('has one account that went quiet, one that starts this month and a pilot that never took off', () => {
    expect(eventsIn('ZA-1912', 50, 22)).toBeGreaterThan(100);
    expect(eventsIn('ZA-1912', 21, 0)).toBe(0);
    expect(eventsIn('VA-1903', 548, 20)).toBe(0);
    expect(eventsIn('VA-1903', 19, 0)).toBeGreaterThan(40);
    expect(eventsIn('ML-1920', 118, 94)).toBeGreaterThan(eventsIn('ML-1920', 93, 0));
  });

  it('lets some accounts grow and others give up a module', () => {
    expect(eventsIn('BW-1107', 120, 1)).toBeGreaterThan(1.5 * eventsIn('BW-1107', 548, 429));
    const invoicing = summary.lastUsed.get('BW-1109 Freight invoices') ?? '';
    expect(invoicing > daysAgo(180) && invoicing < daysAgo(150)).toBe(true);
  });
});

describe('determinism', () => {
  it('repeats itself for the same seed and day', () => {
    const again = generateScenario(OPTIONS);
    expect(again.users).toEqual(scenario.users);
    expect(again.accounts).toEqual(scenario.accounts);
    expect(summarize(again.events).fingerprint).toBe(summary.fingerprint);
  }, 60_000);

  it('differs for another seed', () => {
    const other = generateScenario({ ...OPTIONS, seed: 'elsewhere' });
    expect(take(other.events, 50)).not.toEqual(take(generateScenario(OPTIONS).events, 50));
  });

  it('only adds events when the clock moves on', () => {
    const early = new Date('2024-09-18T12:00:00Z');
    const until = [...generateScenario({ ...OPTIONS, now: early }).events];
    expect(until.length).toBeGreaterThan(50);
    expect(take(generateScenario(OPTIONS).events, until.length)).toEqual(until);
  });
});
