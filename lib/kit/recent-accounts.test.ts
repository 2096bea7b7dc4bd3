import { expect, test } from 'vitest';
import { parseRecent, type RecentAccount, withVisit } from '@/lib/kit/recent-accounts';

const account = (key: string): RecentAccount => ({ key, name: `Account ${key}`, icon: 'building', href: `/accounts/${key}` });
const keys = (recent: readonly RecentAccount[]) => recent.map(({ key }) => key).join('');

test('the last eight stay, newest first, each once and by its latest name', () => {
  let recent: RecentAccount[] = [];
  for (const key of 'abcdefghij') recent = withVisit(recent, account(key));
  expect(keys(recent)).toBe('jihgfedc');
  recent = withVisit(recent, { ...account('e'), name: 'Renamed' });
  expect(keys(recent)).toBe('ejihgfdc');
  expect(recent[0]?.name).toBe('Renamed');
});

test('what was kept comes back; anything else is nothing', () => {
  const recent = [account('a'), account('b')];
  expect(parseRecent(JSON.stringify(recent))).toEqual(recent);
  for (const text of ['', '{', 'null', '[1]', '[{"key":"a"}]', JSON.stringify([{ ...account('a'), href: 'javascript:alert(1)' }])]) {
    expect(parseRecent(text)).toEqual([]);
  }
});
