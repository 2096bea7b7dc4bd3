import { expect, it } from 'vitest';
import { applyContactRecord, changedContactFields, makesCircle } from '@/lib/features/contact/rules';

const record = { id: 'c1', accountId: 'a', email: 'mari@halden.example', firstName: 'Mari', lastName: 'Aune' };

it('keeps what is absent and clears what is null', () => {
  const first = applyContactRecord(null, { ...record, title: 'IT lead', role: 'champion', isKey: true }, 7);
  if (first === 'stale') throw new Error('a first record is never stale');
  expect(applyContactRecord(first, { ...record, title: null }, 7)).toEqual({ ...first, title: null });
  expect(applyContactRecord(first, { ...record, isKey: null }, 7)).toEqual({ ...first, isKey: false });
});

it('knows an older record, and takes one of the same time', () => {
  const stored = applyContactRecord(null, { ...record, updatedAt: new Date('2026-03-02') }, 7);
  if (stored === 'stale') throw new Error('a first record is never stale');
  expect(applyContactRecord(stored, { ...record, updatedAt: new Date('2026-03-01') }, 7)).toBe('stale');
  expect(applyContactRecord(stored, { ...record, lastName: 'Vik', updatedAt: new Date('2026-03-02') }, 7)).toMatchObject({ lastName: 'Vik' });
});

it('names what a record changed, and that it brought a contact back', () => {
  const stored = applyContactRecord(null, record, 7);
  if (stored === 'stale') throw new Error('a first record is never stale');
  expect(changedContactFields(null, stored)).toEqual(['accountId', 'email', 'firstName', 'lastName']);
  expect(changedContactFields({ ...stored, deleted: true }, { ...stored, title: 'CEO' })).toEqual(['title', 'deleted']);
});

it('finds a circle of any length, and ends in one that is there already', () => {
  const managers = new Map<number, number | null>([
    [1, 2],
    [2, 3],
    [3, null],
    [8, 9],
    [9, 8],
  ]);
  expect(makesCircle(3, 1, managers)).toBe(true);
  expect(makesCircle(4, 4, managers)).toBe(true);
  expect(makesCircle(4, 1, managers)).toBe(false);
  expect(makesCircle(4, 8, managers)).toBe(true);
  expect(makesCircle(4, null, managers)).toBe(false);
});
