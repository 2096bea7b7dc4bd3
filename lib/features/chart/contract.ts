import * as z from 'zod';
import { CustomerId, wordedText } from '@/lib/kit/plain-text';
import {
  ADDITIVE_MEASURES,
  CHART_ACROSS,
  CHART_DAYS,
  CHART_GRAINS,
  CHART_HEIGHTS,
  CHART_KINDS,
  CHART_WIDTHS,
  CHART_WITHIN,
  MOST_METRICS,
  USER_GROUPS,
  USER_MEASURES,
} from './metrics';

const common = {
  days: z.literal(CHART_DAYS).describe('How many days up to yesterday'),
  grain: z.enum(CHART_GRAINS),
  kind: z.enum(CHART_KINDS),
  /** Beside the same number of days, weeks or months before. */
  compare: z.boolean(),
  segment: z.string().max(8000).nullable().describe('Which accounts, as the account list’s address filters them; null: all that the reader sees'),
};

const AccountExploration = z.strictObject({
  exploration: z.literal('account'),
  /** Ids of the metrics' registry; only their form is checked here. */
  metrics: z.array(z.string().min(1).max(200)).min(1).max(MOST_METRICS),
  across: z.enum(CHART_ACROSS),
  within: z.enum(CHART_WITHIN),
  groupBy: z.string().max(120).nullable().describe('A column of the account list that holds choices: type, stage, status, owner, text.region'),
  ...common,
});
export type AccountExploration = z.infer<typeof AccountExploration>;

const UserExploration = z.strictObject({
  exploration: z.literal('user'),
  metrics: z.array(z.enum(USER_MEASURES)).min(1).max(USER_MEASURES.length),
  groupBy: z.enum(USER_GROUPS).nullable(),
  ...common,
});
export type UserExploration = z.infer<typeof UserExploration>;

/** Whether groups divide a whole, as a pie shows it: sums of one metric. */
export const canBePie = (content: AccountExploration | UserExploration): boolean =>
  content.groupBy !== null &&
  (content.exploration === 'account' ? content.across === 'total' : content.metrics.every((measure) => ADDITIVE_MEASURES.includes(measure)));

/** What a chart shows: metrics of accounts as their daily values were kept, or what their users did. */
export const ChartContent = z
  .discriminatedUnion('exploration', [AccountExploration, UserExploration])
  .refine(({ metrics }) => new Set<string>(metrics).size === metrics.length, { message: 'Each metric once', path: ['metrics'] })
  .refine(({ groupBy, metrics }) => groupBy === null || metrics.length === 1, { message: 'Groups are of one metric', path: ['groupBy'] })
  .refine(({ groupBy, compare }) => groupBy === null || !compare, { message: 'Groups are not compared with earlier ones', path: ['compare'] })
  .refine((content) => content.kind !== 'pie' || canBePie(content), { message: 'A pie divides a total by groups', path: ['kind'] });
export type ChartContent = z.infer<typeof ChartContent>;

const Point = z.strictObject({
  /** First day of the day, week or month. */
  start: z.iso.date(),
  /** Whether it has days that are still to come. */
  partial: z.boolean(),
});

const Series = z.strictObject({
  metric: z.string(),
  /** The value that its accounts share, or whose figures these are; null without groups, or for those without one. */
  group: z.string().nullable(),
  name: z.string().nullable(),
  /** `rest`: groups beyond the first few, together. */
  part: z.enum(['whole', 'group', 'rest', 'before']),
  /** One for each point; null is unknown. Durations in ms, shares of 1, money in whole units of the organization's currency. */
  values: z.array(z.number().nullable()),
});
export type ChartSeries = z.infer<typeof Series>;

export const ChartFigures = z.strictObject({
  from: z.iso.date(),
  to: z.iso.date(),
  points: z.array(Point),
  series: z.array(Series),
  /** Metrics of which not every account's values are kept. */
  unkept: z.array(z.string()),
});
export type ChartFigures = z.infer<typeof ChartFigures>;

export const ChartName = wordedText(80);
export const ChartId = z.strictObject({ id: z.uuid() });

export const SavedChart = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  isShared: z.boolean(),
  /** Who made it; null for a key, or somebody who is gone. */
  by: z.string().nullable(),
  /** The reader may change, share and delete it. */
  editable: z.boolean(),
  /** On how many Metrics tabs it is linked: every account's counts as one. */
  links: z.int(),
  version: z.int(),
  content: ChartContent,
});
export type SavedChart = z.infer<typeof SavedChart>;

export const NewChart = z.strictObject({ name: ChartName, content: ChartContent, isShared: z.boolean().default(false) });
export const ChartChange = ChartId.extend({
  version: z.int().optional().describe('The version that the change begins from'),
  name: ChartName.optional(),
  content: ChartContent.optional(),
  isShared: z.boolean().optional(),
}).refine(({ name, content, isShared }) => [name, content, isShared].some((value) => value !== undefined), 'Name something to change');
export const ChartVersion = ChartId.extend({ version: z.int() });

const size = {
  width: z.literal(CHART_WIDTHS).describe('Of two columns'),
  height: z.literal(CHART_HEIGHTS).describe('1 short, 2 medium, 3 tall'),
};

/** A chart on an account's Metrics tab, drawn for that account. */
export const PinnedChart = z.strictObject({
  /** Of the place on the tab. */
  id: z.uuid(),
  chartId: z.uuid(),
  name: z.string(),
  /** Kept in step with a chart of the Chart Explorer; else it lives on the tab alone. */
  isLink: z.boolean(),
  /** On every account's tab; else on this one's alone. */
  isEverywhere: z.boolean(),
  /** The reader may take it off. */
  editable: z.boolean(),
  ...size,
  content: ChartContent,
  figures: ChartFigures,
});
export type PinnedChart = z.infer<typeof PinnedChart>;

export const AccountCharts = z.strictObject({ charts: z.array(PinnedChart) });

/**
 * What is added to a Metrics tab (seed 002): a chart made there is on every account's; a copy of one of the Chart
 * Explorer on this account's alone; a link to one, which follows it, on either.
 */
const Addition = z.discriminatedUnion('add', [
  z.strictObject({ add: z.literal('new'), name: ChartName, content: ChartContent }),
  z.strictObject({ add: z.literal('copy'), chartId: z.uuid() }),
  z.strictObject({ add: z.literal('link'), chartId: z.uuid(), everywhere: z.boolean() }),
]);
export type Addition = z.infer<typeof Addition>;

/** The layout of a tab: what stays, in its order and size, and what comes after it. */
export const AccountLayout = z.strictObject({
  accountId: CustomerId,
  /** Ids of the places that stay, in their order. */
  keep: z.array(z.uuid()).max(100),
  /** Ids of the places to take off. */
  remove: z.array(z.uuid()).max(100),
  restore: z.array(z.uuid()).max(100).default([]).describe('Ids of places that were taken off within 30 days, to put back where they were'),
  sizes: z
    .array(z.strictObject({ id: z.uuid(), ...size }))
    .max(100)
    .default([])
    .describe('Places to make wider, taller or smaller'),
  additions: z.array(Addition).max(20),
});

/** Ids of the places that were added. */
export const LayoutSaved = z.strictObject({ added: z.array(z.uuid()) });
export const Pruned = z.strictObject({ deleted: z.int() });

export const ChartAccount = z.strictObject({ accountId: CustomerId });
export const Done = z.strictObject({});
