import type { DealRecord, Stage } from './contract';
import type { DealKind } from './table';

/** A deal as it is stored. */
export interface DealState {
  key: string;
  /** Internal id of its account. */
  accountId: number;
  name: string;
  stage: string;
  /** Minor units. */
  amount: number | null;
  currency: string | null;
  closeOn: string | null;
  kind: DealKind;
  ownerEmail: string | null;
  sourceUpdatedAt: Date | null;
  deleted: boolean;
}

const BLANK = { amount: null, currency: null, closeOn: null, ownerEmail: null, sourceUpdatedAt: null, deleted: false } as const;

/** Absent keeps, null clears. */
const merged = <T>(sent: T | null | undefined, stored: T | null): T | null => (sent === undefined ? stored : sent);

/** An amount has a currency: its own, or the organization's. */
export function settledCurrency<T extends Pick<DealState, 'amount' | 'currency'>>(state: T, fallback: string): T {
  return state.amount !== null && state.currency === null ? { ...state, currency: fallback } : state;
}

/**
 * The deal after a record, or 'stale' when the record says it is older than what is stored. A deleted deal comes back
 * with what it had.
 * @param accountId internal id of the account that the record names
 */
export function applyDealRecord(stored: DealState | null, record: DealRecord, accountId: number): DealState | 'stale' {
  const { id, name, stage, kind, amount, currency, closeDate, ownerEmail, updatedAt } = record;
  const base = stored ?? { ...BLANK, key: id, accountId, name, stage, kind };
  if (updatedAt && base.sourceUpdatedAt && updatedAt < base.sourceUpdatedAt) return 'stale';
  return {
    ...base,
    accountId,
    name,
    stage,
    kind,
    amount: merged(amount, base.amount),
    currency: merged(currency, base.currency),
    closeOn: merged(closeDate, base.closeOn),
    ownerEmail: merged(ownerEmail, base.ownerEmail),
    sourceUpdatedAt: updatedAt ?? base.sourceUpdatedAt,
    deleted: false,
  };
}

const COMPARED = ['accountId', 'name', 'stage', 'amount', 'currency', 'closeOn', 'kind', 'ownerEmail', 'deleted'] as const;

/** Names of the fields in which two states differ, for the audit log: never the values. */
export function changedDealFields(before: DealState | null, after: DealState): string[] {
  const old: Partial<DealState> = before ?? BLANK;
  return COMPARED.filter((field) => old[field] !== after[field]);
}

/** What a timeline says of a deal that came to a stage: won, lost, or just moved. */
export function stageEvent({ kind }: Stage): 'won' | 'lost' | 'stage_changed' {
  return kind === 'open' ? 'stage_changed' : kind;
}

/** An id for a new stage from its name, unlike all others: "Legal review" is `legal_review`. */
export function stageIdOf(name: string, taken: ReadonlySet<string>): string {
  const base =
    name
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
      .replaceAll(/^_|_$/g, '')
      .slice(0, 50) || 'stage';
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}_${n}`;
    if (!taken.has(id)) return id;
  }
}
