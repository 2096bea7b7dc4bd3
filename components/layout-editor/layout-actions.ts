import type { FormOutcome } from '@/lib/kit/form-outcome';
import type { AccountLayout } from '@/lib/registry/account-layout';

interface Versioned {
  id: string;
  version: number;
}

export interface Published extends Versioned {
  number: number;
  /** The version in force before; null when there was none. */
  former: number | null;
}

/** What the editor does to a layout. Each change names the version it began from. */
export interface LayoutActions {
  save(input: Versioned & { content: Pick<AccountLayout, 'tabs' | 'widgets'> }): Promise<FormOutcome<Versioned>>;
  /** The layout as it is stored now. */
  latest(input: { id: string }): Promise<FormOutcome<{ version: number; content?: unknown }>>;
  publish(input: Versioned): Promise<FormOutcome<Published>>;
  discard(input: Versioned): Promise<FormOutcome<Versioned>>;
  rollBack(input: { id: string; number: number }): Promise<FormOutcome<Published>>;
  withdraw(input: { id: string }): Promise<FormOutcome<Versioned>>;
}
