import type { LayoutTarget } from './contract';

/** What stands for one account and one reader when layouts are compared. */
export interface LayoutSubject {
  type: string;
  teamIds: readonly string[];
  place: AccountPlacement;
}

/** Above others, below another with none below it, or alone. */
export type AccountPlacement = 'parent' | 'child' | 'alone';

type Candidate = LayoutTarget & { teamName: string | null };

/** What keeps a layout from being the one: of two equally specific ones, the team that comes first by name wins. */
export type LayoutVerdict = 'wins' | 'draft' | 'otherType' | 'otherTeam' | 'otherVariant' | 'lessSpecific' | 'laterTeam';

/** Where an account stands, by how many the reader sees below it. */
export function placementOf(isBelowAnother: boolean, children: number): AccountPlacement {
  if (children > 0) return 'parent';
  return isBelowAnother ? 'child' : 'alone';
}

/** Type and team before type, type before team, team before the default; within each a variant before any. */
function rankOf({ accountType, teamId, variant }: LayoutTarget): number {
  return (accountType === null ? 0 : 4) + (teamId === null ? 0 : 2) + (variant === 'any' ? 0 : 1);
}

function mismatchOf(target: LayoutTarget, { type, teamIds, place }: LayoutSubject): LayoutVerdict | null {
  if (target.accountType !== null && target.accountType !== type) return 'otherType';
  if (target.teamId !== null && !teamIds.includes(target.teamId)) return 'otherTeam';
  return target.variant !== 'any' && target.variant !== place ? 'otherVariant' : null;
}

/** Among teams of the same reader the first by name. */
function compare(one: Candidate, other: Candidate): number {
  const [a, b] = [one.teamName ?? '', other.teamName ?? ''];
  return rankOf(other) - rankOf(one) || (a < b ? -1 : Number(a > b));
}

/** The one of some published layouts that a reader sees on an account; null: the built-in one. */
export function chooseLayout<T extends Candidate>(published: readonly T[], subject: LayoutSubject): T | null {
  return published.filter((one) => mismatchOf(one, subject) === null).toSorted(compare)[0] ?? null;
}

/** All layouts, the most specific first, and what keeps each from being the one. */
export function explainLayouts<T extends Candidate & { published: number | null }>(
  layouts: readonly T[],
  subject: LayoutSubject,
): { layout: T; verdict: LayoutVerdict }[] {
  const winner = chooseLayout(
    layouts.filter(({ published }) => published !== null),
    subject,
  );
  return layouts.toSorted(compare).map((layout) => {
    const fitting = layout.published === null ? 'draft' : winner && rankOf(layout) === rankOf(winner) ? 'laterTeam' : 'lessSpecific';
    return { layout, verdict: layout === winner ? 'wins' : (mismatchOf(layout, subject) ?? fitting) };
  });
}
