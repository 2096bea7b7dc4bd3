import * as z from 'zod';
import { CustomerId, plainText, wordedText } from '@/lib/kit/plain-text';

export const TASK_TYPES = ['to_do', 'call', 'email', 'meeting', 'follow_up', 'review', 'renewal', 'training'] as const;
/** Open ones are to be done; the others are closed. */
export const TASK_STATUSES = ['open', 'in_progress', 'done', 'cancelled'] as const;
export const OPEN_STATUSES = ['open', 'in_progress'] as const satisfies readonly (typeof TASK_STATUSES)[number][];
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;

export const TaskType = z.enum(TASK_TYPES);
export const TaskStatus = z.enum(TASK_STATUSES);
export type TaskStatus = z.infer<typeof TaskStatus>;
export const Priority = z.enum(PRIORITIES);

const MOST_WATCHERS = 50;

/** What a task says of itself. People are members by their ids, other records stand under their keys. */
export const TaskFields = z.strictObject({
  title: wordedText(300),
  /** Markdown */
  body: plainText(20_000).nullable(),
  type: TaskType,
  status: TaskStatus,
  priority: Priority,
  assigneeId: z.uuid().nullable(),
  dueOn: z.iso.date().nullable(),
  /** The task it is a part of; that one is no part itself. */
  parentKey: CustomerId.nullable(),
  objectiveKey: CustomerId.nullable(),
  watcherIds: z.array(z.uuid()).max(MOST_WATCHERS),
});

/** `interactionKey`: the touchpoint that it follows up; `playRunKey`: the run of a play that made it. */
export const NewTask = TaskFields.partial()
  .required({ title: true })
  .extend({ accountId: CustomerId, interactionKey: CustomerId.nullish(), playRunKey: CustomerId.nullish() });

/** What is absent stays; `version` is the one that the editor began from. */
export const TaskChange = TaskFields.partial().extend({ key: CustomerId, version: z.int().optional() });

export type TaskChange = z.infer<typeof TaskChange>;

export const TaskKey = z.strictObject({ key: CustomerId });
export const SavedTask = z.strictObject({ key: z.string(), version: z.int() });
export const Done = z.strictObject({});
