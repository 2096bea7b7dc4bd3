import * as z from 'zod';
import { SEVERITIES } from '@/lib/features/alert/table';
import { BandName, HealthChange } from '@/lib/features/health/contract';
import { Day } from '@/lib/features/usage/contract';

/** Whose accounts: the reader's own, those of the people in the reader's teams, all that the reader may see. */
export const BOOKS = ['mine', 'team', 'all'] as const;

/** How many days back a Home looks; usage is compared over the whole weeks in them. */
export const PERIODS = [7, 14, 30] as const;

/** The lists of a Home. The last three stand behind figures of the leaderboard. */
export const HOME_LISTS = ['health', 'alerts', 'tasks', 'renewals', 'usage', 'recent', 'held', 'done', 'answers'] as const;
export type HomeListId = (typeof HOME_LISTS)[number];

/** How far ahead a Home looks for renewals; today is the first day. */
export const RENEWAL_DAYS = 90;

/** Points by which a score has to move to be told of; another band is told of in any case. */
export const MOVED_POINTS = 5;

export const HomeRequest = z.strictObject({
  /** One of the books, or that of the member with this id; without it the reader's own, or all while there is none. */
  book: z.union([z.enum(BOOKS), z.uuid()]).optional(),
  /** Without it 14, and 30 for a book of several people. */
  days: z.literal(PERIODS).optional(),
  /** Only this list, and the whole of it. */
  list: z.enum(HOME_LISTS).optional(),
  /** Of the list of health: only accounts that went from the one band to the other, or stayed in it; both or neither. */
  from: BandName.optional(),
  to: BandName.optional(),
});
export type HomeRequest = z.infer<typeof HomeRequest>;

const Count = z.int();
const Name = z.string().nullable();
/** Minor units of the organization's currency. */
const Amount = z.int();
/** An account that a row is, or is of. */
const Account = { accountKey: z.string(), account: z.string() };

const HealthMove = z.strictObject({
  ...Account,
  ...{ score: z.int().nullable(), band: BandName, before: z.int().nullable(), beforeBand: BandName },
  /** What moved it; null where it can't be told, and on lists of many. */
  change: HealthChange.nullable(),
});
const AlertLine = z.strictObject({ ...Account, key: z.string(), title: z.string(), severity: z.enum(SEVERITIES), raisedAt: z.string() });
const TaskLine = z.strictObject({ ...Account, key: z.string(), title: z.string(), status: z.string(), dueOn: Day, assignee: Name });
const Renewal = z.strictObject({
  ...Account,
  on: Day,
  /** Unknown while a rate is missing. */
  amount: Amount.nullable(),
  score: z.int().nullable(),
  band: BandName,
});
const UsageMove = z.strictObject({ ...Account, mau: Count, before: Count, trend: z.array(Count) });
/** A record that was written or done. */
const Deed = z.strictObject({
  ...Account,
  kind: z.enum(['interaction', 'note', 'task', 'nps']),
  key: z.string(),
  title: z.string(),
  at: z.string(),
  who: Name,
});

/** The first rows of a list and how many there are; null for what the reader may not see, or didn't ask for. */
const listOf = <T extends z.ZodType>(row: T) => z.strictObject({ rows: z.array(row), total: Count }).nullable();

const BandSum = z.strictObject({ band: BandName, accounts: Count, mrr: Amount.nullable(), unpriced: Count });
const RenewalSum = z.strictObject({ accounts: Count, amount: Amount, unpriced: Count });
const Movement = z.strictObject({ from: BandName, to: BandName, accounts: Count });
const Leader = z.strictObject({
  ...{ id: z.uuid(), name: z.string(), email: z.string(), accounts: Count },
  /** Touchpoints written or taken part in, tasks completed, NPS answers of own accounts. */
  ...{ held: Count, done: Count, answers: Count },
  /** Own accounts whose health moved: up, down, and in all, where some went to or from unknown. */
  ...{ rose: Count, fell: Count, moved: Count },
});

export const HomeReading = z.strictObject({
  book: z.strictObject({
    which: z.enum([...BOOKS, 'person']),
    /** Of the one person whose book it is. */
    id: z.uuid().nullable(),
    name: Name,
    /** Addresses of the people whose accounts they are; null: of anybody, or of nobody. */
    owners: z.array(z.string()).nullable(),
  }),
  ...{ days: z.literal(PERIODS), since: Day, weeks: z.int(), today: Day },
  ...{ list: z.enum(HOME_LISTS).nullable(), currency: z.string() },
  /** What the organization calls its own metrics, by their ids. */
  labels: z.record(z.string(), z.string()),
  /** By health as the account list shows it; what they pay a month as of yesterday. Null without the permission. */
  bands: z.array(BandSum).nullable(),
  renewalSum: RenewalSum.nullable(),
  health: listOf(HealthMove),
  alerts: listOf(AlertLine),
  tasks: listOf(TaskLine),
  renewals: listOf(Renewal),
  usage: listOf(UsageMove),
  recent: listOf(Deed),
  held: listOf(Deed),
  done: listOf(Deed),
  answers: listOf(Deed),
  /** Of books of several people: between computed scores of two days. */
  movement: z.array(Movement).nullable(),
  leaders: listOf(Leader),
});
export type HomeReading = z.infer<typeof HomeReading>;
