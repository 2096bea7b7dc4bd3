import { defineAccountExport, FileWords } from '@/lib/core/table-export';
import { TaskTableRequest } from './contract';
import { taskPage } from './list';
import { taskTable } from './table';

const PART = 500;

/** An account's task list as a file. */
export const exportTasks = defineAccountExport({
  name: 'task.export',
  permission: 'task:read',
  input: TaskTableRequest.omit({ cursor: true, limit: true }).extend(FileWords.shape),
  spec: () => taskTable,
  part: (ctx, account, { filter, sort }, cursor) => taskPage(ctx, account, { filter, sort, cursor, size: PART }),
});
