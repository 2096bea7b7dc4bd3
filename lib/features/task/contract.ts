import * as z from 'zod';
import { EmailAddress } from '@/lib/features/member/contract';
import { Day } from '@/lib/features/usage/contract';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';
import { tablePage, tableRequest } from '@/lib/kit/table-request';
import { PRIORITIES, TASK_STATUSES, TASK_TYPES, taskTable } from './table';

export const TaskType = z.enum(TASK_TYPES);
export const TaskStatus = z.enum(TASK_STATUSES);
export type TaskStatus = z.infer<typeof TaskStatus>;
export const Priority = z.enum(PRIORITIES);

const MOST_WATCHERS = 50;

/** What a task says of itself. People are members by their ids, other records stand under their own. */
export const TaskFields = z.strictObject({
  title: wordedText(300),
  /** Markdown */
  body: plainText(20_000).nullable(),
  type: TaskType,
  status: TaskStatus,
  priority: Priority,
  assigneeId: z.uuid().nullable(),
  dueOn: Day.nullable(),
  /** The task it is a part of; that one is no part itself. */
  parentId: CustomerId.nullable(),
  objectiveId: CustomerId.nullable(),
  watcherIds: z.array(z.uuid()).max(MOST_WATCHERS),
});

/** `interactionId`: the touchpoint that it follows up; `playRunId`: the run of a play that made it; `alertId`: the alert that it answers. */
export const NewTask = TaskFields.partial()
  .required({ title: true })
  .extend({ accountId: CustomerId, interactionId: CustomerId.nullish(), playRunId: CustomerId.nullish(), alertId: CustomerId.nullish() });

/** What is absent stays; `version` is the one that the editor began from. */
export const TaskChange = TaskFields.partial().extend({ id: CustomerId, version: z.int().positive().optional() });
export type TaskChange = z.infer<typeof TaskChange>;

export const TaskId = z.strictObject({ id: CustomerId });
/** `to` is the place among the parts of its task, from 0. */
export const TaskMove = TaskId.extend({ to: z.int().min(0).max(10_000) });
export const SavedTask = z.strictObject({ id: z.string(), version: z.int() });
export const Done = z.strictObject({});

const Person = z.strictObject({ id: z.string(), name: z.string() });

/** A task in a list, as `TaskRow` says. */
const ListedTask = z.strictObject({
  key: z.string(),
  version: z.int(),
  accountKey: z.string(),
  account: z.string(),
  title: z.string(),
  type: z.string(),
  status: z.string(),
  priority: z.string(),
  assignee: Person.nullable(),
  dueOn: z.string().nullable(),
  isOverdue: z.boolean(),
  isOpen: z.boolean(),
  age: z.int(),
  parent: z.string().nullable(),
  alert: z.string().nullable(),
  parts: z.int(),
  partsClosed: z.int(),
  createdAt: z.string(),
  completedAt: z.string().nullable(),
});

/** Tasks that serve an objective or come from a play, with the ids of those. */
export const LinkedTasks = z.array(ListedTask.extend({ objectiveId: z.string().nullable(), playRunId: z.string().nullable() }));
export type LinkedTask = z.infer<typeof LinkedTasks>[number];

export const TaskTableRequest = tableRequest(taskTable).extend({ accountId: CustomerId });
export const TaskPage = tablePage(ListedTask);

const Link = z.strictObject({ id: z.string(), title: z.string() });

/** What a task said at one version, and who made it say so. */
const TaskRevision = z.strictObject({
  version: z.int(),
  at: z.iso.datetime(),
  by: z.string().nullable(),
  state: TaskFields.omit({ parentId: true, objectiveId: true }),
});

/** A task with all that hangs on it. */
export const Task = z.strictObject({
  task: ListedTask,
  body: z.string().nullable(),
  createdBy: z.string().nullable(),
  watchers: z.array(Person),
  parentId: z.string().nullable(),
  objective: Link.nullable(),
  interaction: Link.nullable(),
  alert: Link.nullable(),
  play: z.string().nullable(),
  parts: z.array(ListedTask),
  /** Newest first. */
  history: z.array(TaskRevision),
});
export type Task = z.infer<typeof Task>;

/** A task as its form holds it. */
export function taskValues({ task, body, watchers }: Task) {
  const { title, type, status, priority, assignee, dueOn } = task;
  return { title, body, type, status, priority, dueOn, assigneeId: assignee?.id ?? null, watcherIds: watchers.map(({ id }) => id) };
}

/** Whose open tasks: one's own, those one watches, those one made, or those of people in one's teams. */
export const MINE = ['mine', 'watching', 'created', 'team'] as const;
export const MyTasksRequest = z.strictObject({ which: z.enum(MINE).default('mine') });
export const MyTasks = z.strictObject({
  today: z.string(),
  tasks: z.array(ListedTask),
  /** There are more than are shown. */
  isCut: z.boolean(),
});

const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** A record of `PUT /api/v1/tasks`: absent keeps what is stored, null clears it. */
export const TaskRecord = z.strictObject({
  id: CustomerId,
  accountId: CustomerId,
  title: TaskFields.shape.title,
  body: TaskFields.shape.body.optional(),
  type: TaskType.nullish(),
  status: TaskStatus.nullish(),
  priority: Priority.nullish(),
  assigneeEmail: EmailAddress.nullish(),
  dueOn: Day.nullish(),
  /** Of the task it is a part of, on the same account. */
  parentId: CustomerId.nullish(),
  createdAt: Instant.nullish(),
  completedAt: Instant.nullish(),
  updatedAt: Instant.nullish(),
});
export type TaskRecord = z.infer<typeof TaskRecord>;

/** A task as the API gives it. */
export const StoredTaskRecord = z.strictObject({
  id: z.string(),
  accountId: z.string(),
  title: z.string(),
  body: z.string().nullable(),
  type: z.string(),
  status: z.string(),
  priority: z.string(),
  assigneeEmail: z.string().nullable(),
  dueOn: z.string().nullable(),
  parentId: z.string().nullable(),
  createdAt: z.iso.datetime(),
  completedAt: z.iso.datetime().nullable(),
  ageDays: z.int(),
  overdue: z.boolean(),
  version: z.int(),
});
