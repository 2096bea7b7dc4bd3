import * as z from 'zod';
import { TIMELINE_CATEGORIES } from '@/lib/core/timeline';
import { HealthReading } from '@/lib/features/health/contract';
import { Day } from '@/lib/features/usage/contract';
import { CustomerId } from '@/lib/kit/plain-text';

/** Days that changes of health look back. */
export const HEALTH_COMPARED_DAYS = 14;

/** Rows of a list at most: what the tallest widget shows. */
export const MOST_ROWS = 8;

/** `asOf`: the day up to which answers count; the lists are those of now. */
export const OverviewRequest = z.strictObject({ accountId: CustomerId, asOf: Day.optional() });

const Named = { key: z.string(), name: z.string() };
/** Instants of a JSON column: ISO texts with an offset. */
const At = z.string();
const OnDay = z.string().nullable();
const Word = z.string().nullable();

const SubAccount = z.strictObject({
  ...Named,
  icon: z.string(),
  type: z.string(),
  status: Word,
  mau: z.number().nullable(),
  productUsers: z.number().nullable(),
});
const Deal = z.strictObject({ ...Named, stage: z.string(), amount: z.number().nullable(), currency: Word, closeOn: OnDay });
const Task = z.strictObject({ key: z.string(), title: z.string(), priority: z.string(), dueOn: OnDay, assignee: Word });
const Entry = z.strictObject({ id: z.number(), at: At, category: z.enum(TIMELINE_CATEGORIES), subtype: Word, event: z.string(), title: z.string() });
const Contact = z.strictObject({ ...Named, title: Word, role: Word, isKey: z.boolean(), sentiment: Word });
const Asset = z.strictObject({ ...Named, kind: z.string(), isLink: z.boolean(), updatedAt: At });
const Objective = z.strictObject({
  ...Named,
  unit: Word,
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  current: z.number().nullable(),
  dueOn: OnDay,
});
const Ticket = z.strictObject({
  key: z.string(),
  subject: z.string(),
  priority: z.string(),
  url: Word,
  openedAt: At,
  isBreached: z.boolean(),
  isEscalated: z.boolean(),
});
/** Minor units; unknown while a rate is missing. */
const Money = z.strictObject({
  currency: z.string(),
  mrr: z.number().nullable(),
  /** At the first instant of each of the last 12 months. */
  mrrTrend: z.array(z.number()),
  nextRenewalOn: OnDay,
  renewalAmount: z.number().nullable(),
});
const ScoreCount = z.strictObject({ score: z.int(), count: z.int() });
const Plan = z.strictObject({ ...Named, status: z.string(), dueOn: OnDay });
const Goal = z.strictObject({ ...Named, priority: z.string(), shared: z.boolean(), dueOn: OnDay });
const Column = z.looseObject({ id: z.string(), label: z.string(), kind: z.string() });
const Collection = z.strictObject({
  id: z.string(),
  name: z.string(),
  columns: z.array(Column),
  rows: z.array(z.record(z.string(), z.unknown())),
  total: z.number(),
});

/** The first rows of a list, and how many there are in all. */
const listOf = <T extends z.ZodType>(row: T) => z.strictObject({ rows: z.array(row), total: z.number() }).nullable();

/** The small lists of an account's overview; null is what the reader may not see. */
export const Overview = z.strictObject({
  subAccounts: listOf(SubAccount),
  /** Open ones, the next to close first. */
  deals: listOf(Deal),
  /** Open ones, the first due first. */
  tasks: listOf(Task),
  overdueTasks: z.number().nullable(),
  timeline: z.array(Entry).nullable(),
  contacts: listOf(Contact),
  assets: listOf(Asset),
  /** Open ones, the oldest first. */
  tickets: listOf(Ticket),
  /** What the account pays as of yesterday. */
  money: Money.nullable(),
  /** Answers of the 90 days that end with the latest one, by score. */
  nps: z.array(ScoreCount).nullable(),
  /** Answers of the last 90 days, by score. */
  csat: z.array(ScoreCount).nullable(),
  plans: z.array(Plan).nullable(),
  objectives: z.array(Objective).nullable(),
  goals: z.array(Goal).nullable(),
  collections: z.array(Collection).nullable(),
  /** The teams that see the account by their sets. */
  teams: z.array(z.string()).nullable(),
  /** The latest score, or that of the day asked for, against two weeks before. */
  health: HealthReading.nullable(),
  /** When the status last changed, as far as it is known. */
  statusSince: At.nullable(),
});
export type Overview = z.infer<typeof Overview>;
