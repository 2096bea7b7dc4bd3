import type { AsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import type { RuleTerms } from './contract';
import { type AccountHistory, evidenceOf, firesAt, type Look } from './fires';
import { readFirings } from './store';

/** A rule that looks. */
export interface AskedRule {
  id: string;
  terms: RuleTerms;
}

/** An account that a rule looks at. */
export interface AccountLook {
  accountId: number;
  history: AccountHistory;
  look: Look;
}

/** What a rule raises when it looks at accounts on a day, with what met it; its earlier alerts are read in one statement. */
export async function firedAt(ctx: Context, { id, terms }: AskedRule, looks: readonly AccountLook[], { day }: AsOf) {
  const earlier = await readFirings(
    ctx,
    id,
    looks.map(({ accountId }) => accountId),
    day,
  );
  return looks.flatMap(({ accountId, history, look }) => {
    const fires = firesAt(terms, history, look, earlier.get(accountId)?.at(-1) ?? null);
    return fires ? [{ accountId, evidence: evidenceOf(terms.conditions, history, look) }] : [];
  });
}
