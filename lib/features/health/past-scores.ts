import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { dayOf } from '@/lib/kit/day';
import type { Fraction } from '@/lib/kit/exact';
import type { ModelContent } from './contract';
import { type AskedDays, type KeptDay, readKeptDays } from './kept';
import type { RollUpPolicy } from './metrics';
import { metricsOf } from './models';
import { readPart, rollUp, type StoredPart } from './roll-up';
import { evaluate } from './score';

interface KeptRollUp {
  accountId: number;
  number: number;
  policy: RollUpPolicy;
  parts: StoredPart[];
}

/** What scores of days were made of where they were the children's, as it was kept. */
async function readRollUps({ db, organization }: Context, asked: readonly AskedDays[]): Promise<KeptRollUp[]> {
  const { rows } = await sql<KeptRollUp>`
    SELECT r.account_id, r.day - '1970-01-01'::date AS number, r.policy, r.parts
    FROM unnest(${asked.map(({ accountId }) => accountId)}::bigint[], ${asked.map(({ from }) => dayOf(from))}::date[], ${asked.map(({ to }) => dayOf(to))}::date[])
      AS d (account_id, first, last)
    JOIN health_roll_up r ON r.organization_id = ${organization.id} AND r.account_id = d.account_id AND r.day BETWEEN d.first AND d.last`.execute(db);
  return rows;
}

const keyOf = (accountId: number, number: number) => `${accountId} ${number}`;

/** What a draft says of days of accounts, from what was kept of them and, where their score was their children's, of those. */
export class PastScores {
  private readonly readings = new Map<string, KeptDay>();

  constructor(
    private readonly content: ModelContent,
    /** Whether the draft is for an account; others count in their parents with the score that was kept. */
    private readonly isFor: ReadonlySet<number>,
    private readonly days: ReadonlyMap<number, readonly KeptDay[]>,
    private readonly rollUps: ReadonlyMap<string, KeptRollUp>,
  ) {
    for (const [accountId, all] of days) for (const day of all) this.readings.set(keyOf(accountId, day.number), day);
  }

  /** The oldest first. */
  daysOf(accountId: number): readonly KeptDay[] {
    return this.days.get(accountId) ?? [];
  }

  /** Metrics of which something was kept. */
  metrics(): Set<string> {
    return new Set([...this.readings.values()].flatMap(({ readings }) => [...readings.keys()]));
  }

  /** @param number of a day of which something was kept */
  score(accountId: number, number: number): Fraction | null {
    const rolled = this.rollUps.get(keyOf(accountId, number));
    if (rolled) {
      const parts = rolled.parts.map(readPart);
      return rollUp(
        rolled.policy,
        parts.map((part) => ({ ...part, score: this.knows(part.id, number) ? this.score(part.id, number) : part.score })),
      ).score;
    }
    const day = this.readings.get(keyOf(accountId, number));
    return day ? evaluate(this.content, day.readings, dayOf(number)).score : null;
  }

  private knows(accountId: number, number: number): boolean {
    const key = keyOf(accountId, number);
    return this.rollUps.has(key) || (this.isFor.has(accountId) && this.readings.has(key));
  }
}

/** Reads what a draft is to judge: days of accounts, and of all below them that their scores were made of. */
export async function readPastScores(
  ctx: Context,
  asked: readonly AskedDays[],
  draft: { content: ModelContent; isFor: ReadonlySet<number> },
): Promise<PastScores> {
  const spans = new Map(asked.map((span) => [span.accountId, span]));
  const rollUps = new Map<string, KeptRollUp>();
  for (let next = asked; next.length > 0; ) {
    const found = await readRollUps(ctx, next);
    for (const one of found) rollUps.set(keyOf(one.accountId, one.number), one);
    next = widened(spans, found);
  }
  const days = await readKeptDays(ctx, [...spans.values()], metricsOf([draft.content]));
  return new PastScores(draft.content, draft.isFor, days, rollUps);
}

/** Adds the days of children that parents were made of. @returns the spans that are new or longer by that */
function widened(spans: Map<number, AskedDays>, found: readonly KeptRollUp[]): AskedDays[] {
  const longer = new Set<number>();
  for (const { number, parts } of found) {
    for (const { id } of parts) {
      const span = spans.get(id);
      if (span && span.from <= number && number <= span.to) continue;
      spans.set(id, { accountId: id, from: Math.min(span?.from ?? number, number), to: Math.max(span?.to ?? number, number) });
      longer.add(id);
    }
  }
  return [...longer].flatMap((id) => spans.get(id) ?? []);
}
