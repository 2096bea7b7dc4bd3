import * as z from 'zod';
import { accountSetSpec } from '@/lib/features/account/table';
import { Priority, TaskType } from '@/lib/features/task/contract';
import { filterSchema } from '@/lib/kit/filter-schema';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';

const MOST_STEPS = 50;
const MOST_DAYS = 1_000;

/** Who has to do a step: the account's owner, whoever starts the play, or one member. */
const Assignee = z.union([z.enum(['owner', 'starter']), z.uuid()]);

/** A task of the template; due so many days after the start. */
export const PlayStep = z.strictObject({
  title: wordedText(300),
  body: plainText(20_000).nullable().default(null),
  type: TaskType.default('to_do'),
  priority: Priority.default('normal'),
  afterDays: z.int().min(0).max(MOST_DAYS),
  assignee: Assignee.default('owner'),
});
export type PlayStep = z.infer<typeof PlayStep>;

export const AccountFilter = filterSchema(accountSetSpec);

const PlayFields = z.strictObject({
  name: wordedText(200),
  description: plainText(2_000).nullable(),
  /** Accounts on which it starts by itself, and those on which it ends; null: by hand only. */
  entry: AccountFilter.nullable(),
  exit: AccountFilter.nullable(),
  /** Others start on no account. */
  active: z.boolean(),
  steps: z.array(PlayStep).max(MOST_STEPS),
});

export const NewPlay = PlayFields.partial().required({ name: true });
/** What is absent stays; the steps are replaced whole. */
export const PlayChange = PlayFields.partial().extend({ id: z.uuid(), version: z.int().positive().optional() });
export const PlayId = z.strictObject({ id: z.uuid() });
export const SavedPlay = z.strictObject({ id: z.uuid(), version: z.int() });

export const Done = z.strictObject({});

export const Play = PlayFields.extend({ id: z.uuid(), version: z.int(), /** On accounts that the reader sees. */ running: z.int() });
export type Play = z.infer<typeof Play>;

export const PlayStart = z.strictObject({ accountId: CustomerId, playId: z.uuid() });
export const StartedRun = z.strictObject({ id: z.string() });
export const RunId = z.strictObject({ id: CustomerId });

/** One run of a play on one account. */
export const PlayRun = z.strictObject({
  id: z.string(),
  accountId: z.string(),
  playId: z.uuid(),
  name: z.string(),
  status: z.enum(['running', 'completed', 'exited', 'cancelled']),
  reason: z.enum(['manual', 'entry']),
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  startedBy: z.string().nullable(),
  tasks: z.int(),
  tasksClosed: z.int(),
});
export type PlayRun = z.infer<typeof PlayRun>;

/** Criteria to try out; with a play's id, accounts where it would not start again are left out. */
export const PlayTrial = z.strictObject({ entry: AccountFilter, exit: AccountFilter.nullable().default(null), playId: z.uuid().optional() });
export const TrialResult = z.strictObject({
  /** On so many of the accounts that the reader sees it would start. */
  accounts: z.int(),
  /** The first of them, by name. */
  examples: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});

export const Evaluation = z.strictObject({
  started: z.int(),
  exited: z.int(),
  /** There is more to start than one transaction takes. */
  more: z.boolean(),
});
