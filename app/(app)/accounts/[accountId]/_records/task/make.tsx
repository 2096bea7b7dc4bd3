import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { addTask } from '@/app/(app)/accounts/[accountId]/_records/task/actions';
import { taskFields } from '@/app/(app)/accounts/[accountId]/_records/task/task-fields';
import { NewRecord } from '@/components/record/new-record';
import { RecordDrawer } from '@/components/record/record-drawer';
import { ask } from '@/lib/core/operation';
import { listMembers } from '@/lib/features/member/queries';
import { hrefWith } from '@/lib/kit/url-codec';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface Maker {
  /** The title of one that hangs on another record. */
  words: 'newPart' | 'newOfAlert';
  linkOf: (key: string) => { parentId: string } | { alertId: string };
  /** Where one goes afterwards; without it, the page. */
  closing?: (place: AccountPlace, key: string) => string;
}

/** The form for a new task that hangs on the record named after the kind in `?new=`, if one is. */
const taskMaker = (kind: 'task' | 'alertTask', { words, linkOf, closing }: Maker) =>
  recordPart({
    reads: () => ({ members: ask(listMembers, {}) }),
    View: async ({ place, data: { members }, closeHref }) => {
      const t = await getTranslator('task');
      const record = await getTranslator('record');
      const { actor } = place.caller;
      const key = place.search.new?.slice(`${kind}:`.length) || undefined;
      const backHref = key ? (closing?.(place, key) ?? closeHref) : closeHref;
      return (
        <RecordDrawer icon="tick" kind={record('kinds.task')} title={key ? t(words) : t('new')} closeHref={backHref}>
          <NewRecord
            fields={await taskFields(members)}
            defaults={{ type: 'to_do', status: 'open', priority: 'normal', assigneeId: actor.kind === 'user' ? actor.membershipId : '' }}
            action={addTask.bind(null, { accountId: place.accountId, ...(key && linkOf(key)) })}
            submit={t('create')}
            done={t('created')}
            draft={`task:new:${place.accountId}`}
            closeHref={backHref}
          />
        </RecordDrawer>
      );
    },
  });

/** A new task; `?new=task:KEY` makes a part of that task. */
export const newTask = taskMaker('task', { words: 'newPart', linkOf: (parentId) => ({ parentId }) });

/** A task that answers an alert: `?new=alertTask:KEY`; afterwards one sees the alert again. */
export const newAlertTask = taskMaker('alertTask', {
  words: 'newOfAlert',
  linkOf: (alertId) => ({ alertId }),
  closing: (place, key) => {
    const { new: _new, ...rest } = place.search;
    return hrefWith(place.path, { ...rest, open: `alert:${key}` });
  },
});
