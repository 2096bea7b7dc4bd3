/** The metrics of an account: what is fixed about each wherever it is shown. Names and definitions stand in the catalogue under their ids. */

export const METRIC_UNITS = ['count', 'share', 'percent', 'score', 'ms', 'days', 'money', 'category'] as const;
export type MetricUnit = (typeof METRIC_UNITS)[number];

interface MetricSpec {
  unit: MetricUnit;
  /** Decimals that its values keep. */
  decimals: 0 | 1 | 2 | 3;
  /** Where it comes from; a reader stands behind each source. */
  source: 'usage' | 'billing' | 'invoices' | 'survey' | 'support' | 'engagement' | 'hub' | 'pulse' | 'profile';
  /** Days that it looks at, up to the as-of day; null for all of them, or for what is so at its end. */
  days: number | null;
  /** What an account without anything to measure has. */
  missing: 'zero' | 'null';
  /** Of a category: the values it may have, where the product fixes them. */
  values?: readonly string[];
}

export const PULSE_RATINGS = ['poor', 'average', 'good'] as const;
export type PulseRating = (typeof PULSE_RATINGS)[number];

export const METRICS = {
  mau: { unit: 'count', decimals: 0, source: 'usage', days: 30, missing: 'zero' },
  wau: { unit: 'count', decimals: 0, source: 'usage', days: 7, missing: 'zero' },
  dau: { unit: 'count', decimals: 0, source: 'usage', days: 1, missing: 'zero' },
  stickiness: { unit: 'share', decimals: 2, source: 'usage', days: 30, missing: 'null' },
  timePerUser: { unit: 'ms', decimals: 0, source: 'usage', days: 1, missing: 'null' },
  productUsers: { unit: 'count', decimals: 0, source: 'usage', days: null, missing: 'zero' },
  activeShare: { unit: 'share', decimals: 2, source: 'usage', days: 30, missing: 'null' },
  lastSeenDays: { unit: 'days', decimals: 0, source: 'usage', days: null, missing: 'null' },
  modulesUsed: { unit: 'count', decimals: 0, source: 'usage', days: 30, missing: 'zero' },
  mrr: { unit: 'money', decimals: 3, source: 'billing', days: null, missing: 'zero' },
  renewalDays: { unit: 'days', decimals: 0, source: 'billing', days: null, missing: 'null' },
  renewalAmount: { unit: 'money', decimals: 3, source: 'billing', days: null, missing: 'null' },
  overdueInvoices: { unit: 'count', decimals: 0, source: 'billing', days: null, missing: 'zero' },
  overdueDays: { unit: 'days', decimals: 0, source: 'billing', days: null, missing: 'zero' },
  lifetimeRevenue: { unit: 'money', decimals: 3, source: 'invoices', days: null, missing: 'zero' },
  npsScore: { unit: 'score', decimals: 1, source: 'survey', days: null, missing: 'null' },
  nps: { unit: 'count', decimals: 0, source: 'survey', days: null, missing: 'null' },
  npsResponses: { unit: 'count', decimals: 0, source: 'survey', days: null, missing: 'zero' },
  detractors: { unit: 'count', decimals: 0, source: 'survey', days: null, missing: 'zero' },
  csat: { unit: 'percent', decimals: 0, source: 'survey', days: 90, missing: 'null' },
  openTickets: { unit: 'count', decimals: 0, source: 'support', days: null, missing: 'zero' },
  escalatedTickets: { unit: 'count', decimals: 0, source: 'support', days: null, missing: 'zero' },
  breachedTickets: { unit: 'count', decimals: 0, source: 'support', days: null, missing: 'zero' },
  openTicketAge: { unit: 'days', decimals: 1, source: 'support', days: null, missing: 'null' },
  closedTicketAge: { unit: 'days', decimals: 1, source: 'support', days: null, missing: 'null' },
  touchDays: { unit: 'days', decimals: 0, source: 'engagement', days: null, missing: 'null' },
  contactRoles: { unit: 'count', decimals: 0, source: 'engagement', days: null, missing: 'zero' },
  overdueTasks: { unit: 'count', decimals: 0, source: 'engagement', days: null, missing: 'zero' },
  hubReading: { unit: 'ms', decimals: 0, source: 'hub', days: 30, missing: 'zero' },
  hubVisitDays: { unit: 'days', decimals: 0, source: 'hub', days: null, missing: 'null' },
  pulse: { unit: 'category', decimals: 0, source: 'pulse', days: null, missing: 'null', values: PULSE_RATINGS },
  status: { unit: 'category', decimals: 0, source: 'profile', days: null, missing: 'null' },
  lifecycleStage: { unit: 'category', decimals: 0, source: 'profile', days: null, missing: 'null' },
} as const satisfies Record<string, MetricSpec>;

export type FixedMetricId = keyof typeof METRICS;
export type MetricSource = MetricSpec['source'];

/** Metrics of one source. */
export type MetricOf<Source extends MetricSource> = {
  [Id in FixedMetricId]: (typeof METRICS)[Id]['source'] extends Source ? Id : never;
}[FixedMetricId];

/** Whether an id is one of the fixed metrics. */
export function isFixedMetric(id: string): id is FixedMetricId {
  return Object.hasOwn(METRICS, id);
}

export type OwnKind = 'attribute' | 'collection' | 'formula' | 'feature' | 'module' | 'event';

/** Days over which an event may be counted. */
export const MOST_EVENT_DAYS = 90;

/** How often something happened in the last days, full ones: an event under its own name, or the feature that it named. */
export interface CountedEvent {
  name: string;
  days: number;
}

export const eventMetric = ({ name, days }: CountedEvent): string => `event:${days}:${name}`;

/** The event that an id counts; null for other metrics. */
export function eventOf(id: string): CountedEvent | null {
  const [, days = '', name = ''] = /^event:([1-9]\d?):(.+)$/s.exec(id) ?? [];
  return name !== '' && Number(days) <= MOST_EVENT_DAYS ? { name, days: Number(days) } : null;
}

/**
 * What an id names besides the fixed metrics: an account's attribute, how many rows it has of a collection, a formula,
 * how often a feature was used in 30 days or how long a module, how often an event happened in other days; else null.
 */
export function parameterOf(id: string): { kind: OwnKind; name: string } | null {
  const event = eventOf(id);
  if (event) return { kind: 'event', name: event.name };
  const found = /^(attribute|collection|formula|feature|module):(.+)$/s.exec(id);
  return found ? { kind: found[1] as OwnKind, name: found[2] as string } : null;
}

/** Formulas among an organization's own metrics that may be chosen. */
export const formulasIn = <Own extends { expression: string | null; isArchived: boolean }>(own: readonly Own[]): Own[] =>
  own.filter(({ expression, isArchived }) => expression !== null && !isArchived);

const DERIVED: readonly (OwnKind | undefined)[] = ['formula', 'feature', 'module'];

/** Metrics of an organization that it didn't write down itself as attributes or collections: formulas, and what users do; archived ones aside. */
export const derivedIn = <Own extends { id: string; isArchived: boolean }>(own: readonly Own[]): Own[] =>
  own.filter(({ id, isArchived }) => !isArchived && DERIVED.includes(parameterOf(id)?.kind));
