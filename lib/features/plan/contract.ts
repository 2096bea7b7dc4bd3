import * as z from 'zod';
import { Priority } from '@/lib/features/task/contract';
import { Day } from '@/lib/features/usage/contract';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';
import { GOAL_STATUSES, OBJECTIVE_STATUSES, PLAN_STATUSES } from './table';

/** Digits as the database keeps them: 16 before the point, four after it. */
const Decimal = z
  .string()
  .trim()
  .regex(/^-?\d{1,16}(\.\d{1,4})?$/, 'A number with at most four decimals');
const Name = wordedText(300);
const Text = plainText(20_000);
const MemberId = z.uuid();

export const PlanFields = z.strictObject({
  name: Name,
  /** Markdown */
  summary: Text.nullable(),
  status: z.enum(PLAN_STATUSES),
  startOn: Day.nullable(),
  dueOn: Day.nullable(),
  ownerId: MemberId.nullable(),
});

export const ObjectiveFields = z.strictObject({
  name: Name,
  /** The success plan it belongs to, by its id. */
  planId: CustomerId.nullable(),
  /** What baseline, target and current count. */
  unit: wordedText(50).nullable(),
  baseline: Decimal.nullable(),
  target: Decimal.nullable(),
  current: Decimal.nullable(),
  status: z.enum(OBJECTIVE_STATUSES),
  priority: Priority,
  dueOn: Day.nullable(),
  ownerId: MemberId.nullable(),
});

/** What an organization's own columns hold, by the attribute's key; null removes one, absent keeps it. */
const OwnValues = z.record(wordedText(100), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const GoalFields = z.strictObject({
  name: Name,
  planId: CustomerId.nullable(),
  /** Markdown */
  body: Text.nullable(),
  status: z.enum(GOAL_STATUSES),
  priority: Priority,
  /** Whether the customer may see it. */
  shared: z.boolean(),
  dueOn: Day.nullable(),
  ownerId: MemberId.nullable(),
  values: OwnValues,
});

const OfAccount = z.strictObject({ accountId: CustomerId });
const Version = z.strictObject({ id: CustomerId, version: z.int().positive().optional() });

export const NewPlan = PlanFields.partial().required({ name: true }).extend(OfAccount.shape);
export const NewObjective = ObjectiveFields.partial().required({ name: true }).extend(OfAccount.shape);
export const NewGoal = GoalFields.partial().required({ name: true }).extend(OfAccount.shape);

/** What is absent stays; `version` is the one that the editor began from. */
export const PlanChange = PlanFields.partial().extend(Version.shape);
export const ObjectiveChange = ObjectiveFields.partial().extend(Version.shape);
export const GoalChange = GoalFields.partial().extend(Version.shape);

export const RecordId = Version.pick({ id: true });
export const Saved = z.strictObject({ id: z.string(), version: z.int() });
export const Done = z.strictObject({});

const Person = z.strictObject({ id: z.string(), name: z.string() });
const Stored = z.strictObject({ id: z.string(), accountId: z.string(), version: z.int(), owner: Person.nullable() });
const InPlan = z.strictObject({ plan: z.string().nullable() });

export const Plan = PlanFields.extend(Stored.shape);
export type Plan = z.infer<typeof Plan>;

export const Objective = ObjectiveFields.extend(Stored.shape).extend(InPlan.shape).extend({
  /** Whole %; null where it can't be computed. */
  progress: z.int().nullable(),
});
export type Objective = z.infer<typeof Objective>;

export const Goal = GoalFields.extend(Stored.shape).extend(InPlan.shape).extend({ completedAt: z.iso.datetime().nullable() });
export type Goal = z.infer<typeof Goal>;

/** All that an account plans. */
export const PlanBoard = z.strictObject({ plans: z.array(Plan), objectives: z.array(Objective), goals: z.array(Goal) });
export type PlanBoard = z.infer<typeof PlanBoard>;

/** The lists of the API: of all accounts, or of one. */
export const ListRequest = z.strictObject({
  accountId: CustomerId.optional().describe('Only those of this account'),
  after: z.string().optional(),
  limit: z.int().min(1).max(200).default(50),
});
