import { MS_A_DAY } from '@/lib/kit/day';
import { ratio } from '@/lib/kit/exact';

/** What a survey asks: how likely one recommends us, 0 to 10, or how content one was, 1 to 5. */
export const SURVEY_KINDS = ['nps', 'csat'] as const;
export type SurveyKind = (typeof SURVEY_KINDS)[number];

/** The scores that can be given. */
export const SCORES: Readonly<Record<SurveyKind, readonly number[]>> = { nps: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], csat: [1, 2, 3, 4, 5] };

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

const SHARE_DECIMALS = 2;
const NPS_SIGN: Readonly<Record<NpsGroup, number>> = { promoter: 1, passive: 0, detractor: -1 };

/**
 * What one of the answers of a window adds to both figures: the mean's part, and points of NPS. Over all of them the
 * parts sum up to the figures, before rounding.
 */
export function answerShare(score: number, responses: number) {
  return { score: ratio(score, responses, SHARE_DECIMALS), nps: ratio(100 * NPS_SIGN[npsGroup(score)], responses, SHARE_DECIMALS) };
}

/** CSAT: the share of 4 and 5 among the answers of the last 90 days, in whole per cent; null without any. */
export function csatFigure(counts: readonly ScoreCount[]): { csat: number | null; responses: number } {
  const of = (least: number) => counts.reduce((sum, { score, count }) => sum + (score >= least ? count : 0), 0);
  return { csat: ratio(100 * of(4), of(0), 0), responses: of(0) };
}
