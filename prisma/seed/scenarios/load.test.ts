import { describe, expect, it } from 'vitest';
import { generateLoad, loadAccount } from './load';

const OPTIONS = {
  seed: 'bench',
  events: 5000,
  users: 400,
  accounts: 7,
  modules: 5,
  features: 23,
  months: 6,
  end: new Date('2026-03-19T00:00:00Z'),
};

const calls = [...generateLoad(OPTIONS)];
const distinct = (of: (call: (typeof calls)[number]) => string) => new Set(calls.map(of)).size;

describe('generateLoad', () => {
  it('gives exactly what was asked for', () => {
    expect(calls).toHaveLength(OPTIONS.events);
    expect(distinct(({ messageId }) => messageId)).toBe(OPTIONS.events);
    expect(distinct(({ userId }) => userId)).toBe(OPTIONS.users);
    expect(distinct(({ context }) => context.groupId)).toBe(OPTIONS.accounts);
    expect(distinct(({ properties }) => properties.module)).toBe(OPTIONS.modules);
    expect(distinct(({ properties }) => properties.feature)).toBe(OPTIONS.features);
  });

  it('keeps a user in one account and a feature in one module', () => {
    expect(distinct(({ userId, context }) => `${userId} ${context.groupId}`)).toBe(OPTIONS.users);
    expect(distinct(({ properties }) => `${properties.module} ${properties.feature}`)).toBe(OPTIONS.features);
    expect(calls[9]?.context.groupId).toBe(loadAccount(9, OPTIONS.accounts));
  });

  it('runs by time over the months before its end', () => {
    const times = calls.map(({ timestamp }) => timestamp);
    expect(times).toEqual([...times].sort());
    expect(times[0]?.slice(0, 7)).toBe('2025-09');
    expect(times.at(-1)?.slice(0, 10)).toBe('2026-03-18');
  });

  it('repeats itself for the same seed only', () => {
    expect([...generateLoad(OPTIONS)]).toEqual(calls);
    expect([...generateLoad({ ...OPTIONS, seed: 'other' })]).not.toEqual(calls);
  });
});
