import { createTask, deleteTask, moveTask, updateTask } from '@/lib/features/task/commands';
import { StoredTaskRecord, TaskRecord } from '@/lib/features/task/contract';
import { getTaskRecord, listTaskRecords } from '@/lib/features/task/records';
import { upsertTasks } from '@/lib/features/task/upsert';
import { apiListByKey } from '@/lib/next/api-list';
import { api, apiUpsert } from '@/lib/next/api-route';

export const taskRoutes = {
  list: apiListByKey('GET /api/v1/tasks', 'Tasks by id', listTaskRecords, StoredTaskRecord, (task) => task.id),
  upsert: apiUpsert('PUT /api/v1/tasks', 'Make, change and restore tasks by id; parents before their parts', upsertTasks, TaskRecord),
  create: api('POST /api/v1/tasks', 'Make a task with an id of its own', createTask, 201),
  get: api('GET /api/v1/tasks/{id}', 'One task', getTaskRecord),
  update: api('PATCH /api/v1/tasks/{id}', 'Change a task; completing it is a change of its status', updateTask),
  move: api('PUT /api/v1/tasks/{id}/position', 'Put a sub-task at another place among those of its task', moveTask, 204),
  delete: api('DELETE /api/v1/tasks/{id}', 'Delete a task with its parts; an upsert of its id restores it within 30 days', deleteTask, 204),
};
