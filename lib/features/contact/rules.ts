import type { ContactRecord } from './contract';

/** A contact as an upsert sees it. */
export interface ContactState {
  key: string;
  /** Internal id of its account. */
  accountId: number;
  email: string | null;
  firstName: string;
  lastName: string;
  title: string | null;
  role: string | null;
  isKey: boolean;
  sourceUpdatedAt: Date | null;
  deleted: boolean;
}

/** First and last name as people say them. */
export const fullName = ({ firstName, lastName }: Pick<ContactState, 'firstName' | 'lastName'>) => `${firstName} ${lastName}`;

const BLANK = { email: null, title: null, role: null, isKey: false, sourceUpdatedAt: null, deleted: false } as const;

/**
 * The contact after a record, or 'stale' when the record says it is older than what is stored. A deleted contact comes
 * back with what it had.
 * @param accountId internal id of the account that the record names
 */
export function applyContactRecord(stored: ContactState | null, record: ContactRecord, accountId: number): ContactState | 'stale' {
  const { id, email, firstName, lastName, title, role, isKey, updatedAt } = record;
  const base = stored ?? { ...BLANK, key: id, accountId, firstName, lastName };
  if (updatedAt && base.sourceUpdatedAt && updatedAt < base.sourceUpdatedAt) return 'stale';
  return {
    ...base,
    accountId,
    email,
    firstName,
    lastName,
    title: title === undefined ? base.title : title,
    role: role === undefined ? base.role : role,
    isKey: isKey === undefined ? base.isKey : (isKey ?? false),
    sourceUpdatedAt: updatedAt ?? base.sourceUpdatedAt,
    deleted: false,
  };
}

const COMPARED = ['accountId', 'email', 'firstName', 'lastName', 'title', 'role', 'isKey', 'deleted'] as const;

/** Names of the fields in which two states differ, for the audit log: never the values. */
export function changedContactFields(before: ContactState | null, after: ContactState): string[] {
  const old: Partial<ContactState> = before ?? { ...BLANK };
  return COMPARED.filter((field) => old[field] !== after[field]);
}

/** Whether someone would report to themselves, however many stand between: `managerOf` follows one step up. */
export function makesCircle(id: number, managerId: number | null, managerOf: ReadonlyMap<number, number | null>): boolean {
  const seen = new Set([id]);
  for (let up = managerId; up !== null; up = managerOf.get(up) ?? null) {
    if (seen.has(up)) return true;
    seen.add(up);
  }
  return false;
}
