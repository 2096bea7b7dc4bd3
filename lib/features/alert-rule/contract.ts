import * as z from 'zod';
import { ALERT_OUTCOMES, SEVERITIES } from '@/lib/features/alert/table';
import { AccountFilter } from '@/lib/features/play/contract';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';
import { CONDITION_DAYS, RULE_BANDS, RULE_CHECKS } from './metrics';

const MOST_CONDITIONS = 5;
const MOST_RECIPIENTS = 20;
const MOST_RULES = 100;

/** A figure of a condition: at most six decimals, so that it is the same number as text and as a fraction. */
const Figure = z
  .number()
  .min(-1e12)
  .max(1e12)
  .refine((figure) => /^-?\d+(\.\d{1,6})?$/.test(String(figure)), 'At most six decimals');
const Days = z.int().min(1).max(CONDITION_DAYS);
/** An id of the metrics' registry, or the health score; what it names is checked when a rule is saved. */
const Metric = z.string().min(1).max(200);

/** What must be so at the end of a day, or at an instant within it. */
export const RuleCondition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('figure'), metric: Metric, op: z.enum(['gte', 'lte']), figure: Figure }),
  z.strictObject({ kind: z.literal('category'), metric: Metric, values: z.array(z.string().min(1).max(200)).min(1).max(50) }),
  /** Against the end of the day that many days before; `percent` is of what it was then. */
  z.strictObject({
    kind: z.literal('change'),
    metric: Metric,
    direction: z.enum(['falls', 'rises']),
    by: Figure.positive(),
    unit: z.enum(['figure', 'percent']),
    days: Days,
  }),
  /** The health stands in one of the bands; with `days`, and did not that many days before. */
  z.strictObject({ kind: z.literal('band'), bands: z.array(z.enum(RULE_BANDS)).min(1).max(4), days: Days.nullable() }),
]);
export type RuleCondition = z.infer<typeof RuleCondition>;

/** What a rule watches, and how often it may speak. */
export const RuleTerms = z.strictObject({
  conditions: z.array(RuleCondition).min(1).max(MOST_CONDITIONS),
  accountTypes: z.array(CustomerId).max(50),
  segment: AccountFilter.nullable(),
  /** Days from one alert of an account to its next, which also waits until that one is closed. */
  delayDays: z.int().min(1).max(365),
  checked: z.enum(RULE_CHECKS).describe('`daily`: once each day is over; `on_change`: minutes after something changed as well'),
});
export type RuleTerms = z.infer<typeof RuleTerms>;

const Recipient = z.union([z.literal('owner'), z.uuid()]);

const RuleFields = RuleTerms.extend({
  name: wordedText(120),
  severity: z.enum(SEVERITIES),
  message: plainText(5_000).nullable().describe('What to do about it, in Markdown'),
  recipients: z.array(Recipient).max(MOST_RECIPIENTS).describe("`owner`, the account's, or members; the first has the alert before them"),
  taskTitle: wordedText(300).nullable().describe('The task that answers each alert'),
  taskDays: z.int().min(0).max(365),
  playId: z.uuid().nullable().describe('The SuccessPlay that starts with each alert'),
  enabled: z.boolean(),
});

export const NewRule = RuleFields.partial({
  accountTypes: true,
  segment: true,
  severity: true,
  message: true,
  recipients: true,
  taskTitle: true,
  taskDays: true,
  playId: true,
  enabled: true,
  delayDays: true,
  checked: true,
});
/** What is absent stays; `version` is the one that the editor began from. */
export const RuleChange = RuleFields.partial().extend({ id: z.uuid(), version: z.int().positive().optional() });
export const RuleId = z.strictObject({ id: z.uuid() });
export const SavedRule = z.strictObject({ id: z.uuid(), version: z.int() });
export const RuleOrder = z.strictObject({ ids: z.array(z.uuid()).max(MOST_RULES) });
export const RuleDone = z.strictObject({});

/** A rule, and what became of its alerts on accounts that the reader sees. */
export const Rule = RuleFields.extend({
  id: z.uuid(),
  version: z.int(),
  alerts: z.int(),
  open: z.int(),
  /** Closed alerts by outcome. */
  outcomes: z.record(z.enum(ALERT_OUTCOMES), z.int()),
  /** Share of the closed alerts that were no false alarm, in whole percent; null while none is closed. */
  precision: z.int().nullable(),
  /** The last day that was evaluated. */
  evaluatedOn: z.string().nullable(),
});
export type Rule = z.infer<typeof Rule>;

/** Terms to try on the past; with a rule's id, what became of its own alerts is taken into account. */
export const RuleTrial = RuleTerms.extend({ id: z.uuid().optional() });
export type RuleTrial = z.infer<typeof RuleTrial>;
export const RuleTrialResult = z.strictObject({
  from: z.string(),
  to: z.string(),
  /** The first of those days of which all values are kept; null when there is none. */
  since: z.string().nullable(),
  /** The first of those days of which something that was seen within the day is kept; null when there is none, or for daily terms. */
  seenSince: z.string().nullable(),
  accounts: z.int(),
  fired: z.int(),
  /** Of so many different accounts. */
  firedAccounts: z.int(),
  /** By week, as its Monday. */
  weeks: z.array(z.strictObject({ week: z.string(), fired: z.int() })),
  /** The latest first; `at` is null at the end of a day. */
  firings: z.array(z.strictObject({ accountId: z.string(), account: z.string(), day: z.string(), at: z.iso.datetime().nullable() })),
});
export type RuleTrialResult = z.infer<typeof RuleTrialResult>;

export const RuleEvaluation = z.strictObject({ raised: z.int(), more: z.boolean() });

/** Accounts by their internal ids. */
export const MarkedAccounts = z.strictObject({ accountIds: z.array(z.int()) });
export const Pruned = z.strictObject({ deleted: z.int() });
