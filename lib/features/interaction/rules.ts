import type { InteractionRecord, Participant } from './contract';
import type { InteractionStatus } from './table';

/** A touchpoint as it is stored, by the customer's id of itself and its internal account. */
export interface InteractionState {
  key: string;
  accountId: number;
  type: string;
  subtype: string | null;
  reason: string | null;
  sentiment: string | null;
  subject: string;
  body: string | null;
  status: InteractionStatus;
  occurredAt: Date;
  durationMinutes: number | null;
  sourceUpdatedAt: Date | null;
  participants: readonly Participant[];
  deleted: boolean;
}

/** What a new touchpoint is without words to the contrary: it took place, unless it lies ahead. */
export function statusAt(occurredAt: Date, now: Date): InteractionStatus {
  return occurredAt > now ? 'scheduled' : 'completed';
}

/** A status after a record said whether it took place; a cancelled or missed one that did not stays that. */
function statusAfter(stored: InteractionStatus | null, { completed, occurredAt }: InteractionRecord, now: Date): InteractionStatus {
  if (completed === undefined && stored !== null) return stored;
  if (completed === undefined || completed === null) return statusAt(occurredAt, now);
  if (completed) return 'completed';
  return stored === null || stored === 'completed' ? 'scheduled' : stored;
}

/** One place a person: the first naming of an address stands. */
export function uniqueParticipants(participants: readonly Participant[]): Participant[] {
  return [...new Map(participants.toReversed().map((one) => [one.email, one])).values()].toReversed();
}

const BLANK = { subtype: null, reason: null, sentiment: null, body: null, durationMinutes: null, sourceUpdatedAt: null, participants: [] } as const;

/**
 * The touchpoint after a record, or 'stale' when the record says it is older than what is stored. A deleted one comes
 * back with what it had.
 * @param accountId internal id of the account that the record names
 */
export function applyInteractionRecord(
  stored: InteractionState | null,
  record: InteractionRecord,
  { accountId, now }: { accountId: number; now: Date },
): InteractionState | 'stale' {
  const base = stored ?? BLANK;
  if (record.updatedAt && base.sourceUpdatedAt && record.updatedAt < base.sourceUpdatedAt) return 'stale';
  const { id: key, type, subject, occurredAt, subtype = base.subtype, body = base.body, participants = base.participants } = record;
  return {
    ...base,
    key,
    accountId,
    type,
    subject,
    occurredAt,
    subtype,
    body,
    status: statusAfter(stored?.status ?? null, record, now),
    participants: uniqueParticipants(participants ?? []),
    sourceUpdatedAt: record.updatedAt ?? base.sourceUpdatedAt,
    deleted: false,
  };
}

const plain = ({ deleted, sourceUpdatedAt: _newer, ...state }: InteractionState) => ({ ...state, restored: !deleted });

/** Names of the fields in which two states differ, for the audit log: never the values. */
export function changedFields(before: InteractionState | null, after: InteractionState): string[] {
  const old: Partial<ReturnType<typeof plain>> = before ? plain(before) : {};
  const next = plain(after);
  return (Object.keys(next) as (keyof typeof next)[]).filter((field) => JSON.stringify(old[field]) !== JSON.stringify(next[field]));
}

/** Every spelling of e-mail is one kind on the timeline, which has a tab of its own for it. */
export function timelineSubtype(type: string): string {
  return /^e-?mail$/i.test(type) ? 'email' : type;
}
