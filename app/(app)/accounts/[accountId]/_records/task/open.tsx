import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { bringBackTask, changeTask, latestTask, movePart, removeTask, setTaskStatus } from '@/app/(app)/accounts/[accountId]/_records/task/actions';
import { TaskFacts } from '@/app/(app)/accounts/[accountId]/_records/task/task-facts';
import { taskFields } from '@/app/(app)/accounts/[accountId]/_records/task/task-fields';
import { TaskHistory } from '@/app/(app)/accounts/[accountId]/_records/task/task-history';
import { DeleteButton } from '@/components/record/delete-button';
import { RecordDrawer } from '@/components/record/record-drawer';
import { RecordEditor } from '@/components/record/record-editor';
import { PartList } from '@/components/task/part-list';
import { may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { listMembers } from '@/lib/features/member/queries';
import { taskValues } from '@/lib/features/task/contract';
import { getTask } from '@/lib/features/task/queries';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** A task with its parts, watchers and history. */
export const taskPart = recordPart({
  reads: (_place, id) => ({ found: ask(getTask, { id }), members: ask(listMembers, {}) }),
  homeOf: ({ found }) => found.task.accountKey,
  View: async ({ place, data: { found, members }, closeHref }) => {
    const { task, parts, history, parentId } = found;
    const record = await getTranslator('record');
    const editable = may(place.caller.actor, 'task:write');
    const hrefOf = (key: string) => hrefWith(place.path, { ...place.search, open: `task:${key}` });
    const { open: _open, ...rest } = place.search;
    const addHref = editable && parentId === null ? hrefWith(place.path, { ...rest, new: `task:${task.key}` }) : undefined;
    const undo = { remove: removeTask.bind(null, { id: task.key }), restore: bringBackTask.bind(null, { id: task.key }) };
    return (
      <Messages areas={['task']}>
        <RecordDrawer
          icon="tick"
          kind={record('kinds.task')}
          title={task.title}
          actions={editable && <DeleteButton {...undo} closeHref={closeHref} openHref={hrefOf(task.key)} />}
          closeHref={closeHref}
        >
          <RecordEditor
            editable={editable}
            fields={await taskFields(members)}
            defaults={taskValues(found)}
            version={task.version}
            action={changeTask.bind(null, task.key)}
            latest={latestTask.bind(null, task.key)}
            draft={`task:${task.key}`}
          >
            <TaskFacts data={found} place={place} />
          </RecordEditor>
          {(addHref || parts.length > 0) && (
            <PartList
              parts={parts}
              hrefs={Object.fromEntries(parts.map(({ key }) => [key, hrefOf(key)]))}
              addHref={addHref}
              setStatus={editable ? setTaskStatus : undefined}
              move={editable ? movePart : undefined}
            />
          )}
          <TaskHistory history={history} place={place} />
        </RecordDrawer>
      </Messages>
    );
  },
});
