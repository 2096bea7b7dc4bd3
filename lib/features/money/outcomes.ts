import { addDays } from '@/lib/kit/day';
import { addMonths, mrrAt, type Revenue } from './metrics';

/** A subscription as far as it tells whether its account stayed. */
export interface Term {
  revenue: Revenue;
  /** Null for what has no term, or is not renewed when it ends. */
  termMonths: number | null;
}

/** What became of an account on a day. `left`: it had paid, and pays nothing any more; `renewed`: a term ended and it pays on. */
export interface Outcome {
  on: string;
  kind: 'left' | 'renewed';
}

const within =
  (from: string, to: string) =>
  (day: string | null): day is string =>
    day !== null && day >= from && day <= to;

/** The days between two on which a term ended and the next one began. */
function termDays({ revenue: { startOn }, termMonths }: Term, from: string, to: string): string[] {
  const days: string[] = [];
  if (termMonths === null || termMonths < 1) return days;
  for (let term = 1; ; term += 1) {
    const day = addMonths(startOn, term * termMonths);
    if (day > to) return days;
    if (day >= from) days.push(day);
  }
}

/**
 * What became of an account in a time, as one outcome: its latest leaving, else its latest renewal. Only one, as the terms
 * of one account don't tell of several. Null when it did neither.
 */
export function outcomeOf(terms: readonly Term[], from: string, to: string): Outcome | null {
  const mrr = (day: string) => terms.reduce((sum, { revenue }) => sum + mrrAt(revenue, day), 0);
  const paidBefore = (day: string) => mrr(addDays(day, -1)) > 0;
  const isWithin = within(from, to);
  const changes = terms.flatMap(({ revenue: { endOn, steps } }) => [endOn, ...steps.map((step) => step.from)]).filter(isWithin);
  const left = changes.sort().findLast((day) => mrr(day) === 0 && paidBefore(day));
  if (left !== undefined) return { on: left, kind: 'left' };
  const ended = terms.flatMap((term) => termDays(term, from, to).filter((day) => mrrAt(term.revenue, day) > 0));
  const renewed = ended.sort().findLast(paidBefore);
  return renewed === undefined ? null : { on: renewed, kind: 'renewed' };
}
