import { MS_A_DAY } from '@/lib/kit/day';
import { ratio } from '@/lib/kit/exact';

/** NPS answers count for 90 × 24 hours. */
export const WINDOW_MS = 90 * MS_A_DAY;
/** CSAT answers count for so many of the organization's days. */
export const CSAT_DAYS = 90;

export const NPS_GROUPS = ['promoter', 'passive', 'detractor'] as const;
export type NpsGroup = (typeof NPS_GROUPS)[number];

/** Promoters give 9 or 10, passives 7 or 8, detractors less (metrics.md, Voice of the customer). */
export function npsGroup(score: number): NpsGroup {
  if (score >= 9) return 'promoter';
  return score >= 7 ? 'passive' : 'detractor';
}

/** How many answers of a window gave each score. */
export type ScoreCount = { score: number; count: number };

const SCORE_DECIMALS = 1;

/** An account's NPS figures over the answers of one window. */
export function npsFigures(counts: readonly ScoreCount[]) {
  const of = (group: NpsGroup) => counts.reduce((sum, { score, count }) => sum + (npsGroup(score) === group ? count : 0), 0);
  const [promoters, passives, detractors] = [of('promoter'), of('passive'), of('detractor')];
  const responses = promoters + passives + detractors;
  const total = counts.reduce((sum, { score, count }) => sum + score * count, 0);
  return {
    score: ratio(total, responses, SCORE_DECIMALS),
    nps: ratio(100 * (promoters - detractors), responses, 0),
    promoters,
    passives,
    detractors,
    responses,
  };
}

/** CSAT: the share of 4 and 5 among the answers of the last 90 days, in whole per cent; null without any. */
export function csatFigure(counts: readonly ScoreCount[]): { csat: number | null; responses: number } {
  const of = (least: number) => counts.reduce((sum, { score, count }) => sum + (score >= least ? count : 0), 0);
  return { csat: ratio(100 * of(4), of(0), 0), responses: of(0) };
}
