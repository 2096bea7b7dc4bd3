import type { AccountRecord } from './contract';

/** An account as it is stored, by the customer's id of itself and its internal parent. */
export interface AccountState {
  /** Null until it is written for the first time. */
  id: number | null;
  key: string;
  name: string;
  /** Null: the organization's first type. */
  type: string | null;
  parentKey: string | null;
  relationship: string | null;
  domain: string | null;
  status: string | null;
  lifecycleStage: string | null;
  ownerEmail: string | null;
  /** Records bring texts, numbers and booleans, events also lists and objects. */
  attributes: Readonly<Record<string, unknown>>;
  /** As the customer said; null: its first event's or record's time. */
  startedAt: Date | null;
  sourceUpdatedAt: Date | null;
  deleted: boolean;
}

const EMPTY: Omit<AccountState, 'key' | 'name'> = {
  id: null,
  type: null,
  parentKey: null,
  relationship: null,
  domain: null,
  status: null,
  lifecycleStage: null,
  ownerEmail: null,
  attributes: {},
  startedAt: null,
  sourceUpdatedAt: null,
  deleted: false,
};

/** Absent keeps, null clears. */
function merged<T>(sent: T | null | undefined, stored: T | null): T | null {
  return sent === undefined ? stored : sent;
}

function mergeAttributes(stored: AccountState['attributes'], sent: AccountRecord['attributes']): AccountState['attributes'] {
  if (sent === undefined) return stored;
  if (sent === null) return {};
  return Object.fromEntries(Object.entries({ ...stored, ...sent }).filter(([, value]) => value !== null));
}

/**
 * The account after a record, or 'stale' when the record says it is older than what is stored. A deleted account
 * comes back with what it had.
 */
export function applyRecord(stored: AccountState | null, record: AccountRecord): AccountState | 'stale' {
  const base = stored ?? { ...EMPTY, key: record.id, name: record.name };
  if (record.updatedAt && base.sourceUpdatedAt && record.updatedAt < base.sourceUpdatedAt) return 'stale';
  return {
    ...base,
    name: record.name,
    type: merged(record.type, base.type),
    parentKey: merged(record.parentId, base.parentKey),
    relationship: merged(record.relationship, base.relationship),
    domain: merged(record.domain, base.domain),
    status: merged(record.status, base.status),
    lifecycleStage: merged(record.lifecycleStage, base.lifecycleStage),
    ownerEmail: merged(record.ownerEmail, base.ownerEmail),
    attributes: mergeAttributes(base.attributes, record.attributes),
    startedAt: merged(record.createdAt, base.startedAt),
    sourceUpdatedAt: record.updatedAt ?? base.sourceUpdatedAt,
    deleted: false,
  };
}

const COMPARED = ['name', 'type', 'parentKey', 'relationship', 'domain', 'status', 'lifecycleStage', 'ownerEmail'] as const;

/** What the history knows of a state: own fields by their names in records, and attributes. */
export function valuesOf(state: AccountState): { fields: Readonly<Record<string, string | null>>; attributes: AccountState['attributes'] } {
  const fields = COMPARED.map((field) => [field === 'parentKey' ? 'parentId' : field, state[field]]);
  return { fields: Object.fromEntries(fields), attributes: state.attributes };
}

const sameTime = (a: Date | null, b: Date | null) => a?.getTime() === b?.getTime();

/** Names of the fields in which two states differ, for the audit log: never the values. */
export function changedFields(before: AccountState | null, after: AccountState): string[] {
  const old = before ?? { ...EMPTY, key: after.key, name: '' };
  const fields: string[] = COMPARED.filter((field) => old[field] !== after[field]);
  if (!sameTime(old.startedAt, after.startedAt)) fields.push('createdAt');
  const keys = new Set([...Object.keys(old.attributes), ...Object.keys(after.attributes)]);
  for (const key of keys) if (old.attributes[key] !== after.attributes[key]) fields.push(`attributes.${key}`);
  if (old.deleted) fields.push('restored');
  return fields;
}
