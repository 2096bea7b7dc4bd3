import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { addTask } from '@/app/(app)/accounts/[accountId]/_records/task/actions';
import { taskFields } from '@/app/(app)/accounts/[accountId]/_records/task/task-fields';
import { NewRecord } from '@/components/record/new-record';
import { RecordDrawer } from '@/components/record/record-drawer';
import { ask } from '@/lib/core/operation';
import { listMembers } from '@/lib/features/member/queries';
import { getTranslator } from '@/lib/next/messages';

/** A new task; `?new=task:KEY` makes a part of that task. */
export const newTask = recordPart({
  reads: () => ({ members: ask(listMembers, {}) }),
  View: async ({ place, data: { members }, closeHref }) => {
    const t = await getTranslator('task');
    const record = await getTranslator('record');
    const { actor } = place.caller;
    const parentId = place.search.new?.slice('task:'.length) || undefined;
    const assigneeId = actor.kind === 'user' ? actor.membershipId : '';
    return (
      <RecordDrawer icon="tick" kind={record('kinds.task')} title={parentId ? t('newPart') : t('new')} closeHref={closeHref}>
        <NewRecord
          fields={await taskFields(members)}
          defaults={{ type: 'to_do', status: 'open', priority: 'normal', assigneeId }}
          action={addTask.bind(null, { accountId: place.accountId, parentId })}
          submit={t('create')}
          done={t('created')}
          draft={`task:new:${place.accountId}`}
          closeHref={closeHref}
        />
      </RecordDrawer>
    );
  },
});
