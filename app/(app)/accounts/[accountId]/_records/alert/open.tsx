import { bringBackAlert, removeAlert } from '@/app/(app)/accounts/[accountId]/_records/alert/actions';
import { AlertFacts } from '@/app/(app)/accounts/[accountId]/_records/alert/alert-facts';
import { AlertSteps } from '@/app/(app)/accounts/[accountId]/_records/alert/steps';
import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { TaskLinks } from '@/app/(app)/accounts/[accountId]/_records/task-links';
import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { DeleteButton } from '@/components/record/delete-button';
import { RecordDrawer } from '@/components/record/record-drawer';
import { may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { getAlert } from '@/lib/features/alert/queries';
import { listOwnMetrics } from '@/lib/features/metric/queries';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';

/** One alert: what it warns of, where it stands, and the tasks that answer it. */
export const alertPart = recordPart({
  reads: (_place, key) => ({ alert: ask(getAlert, { id: key }), own: ask(listOwnMetrics, {}) }),
  homeOf: ({ alert }) => alert.accountId,
  View: async ({ place, data: { alert, own }, closeHref }) => {
    const t = await getTranslator('alert');
    const record = await getTranslator('record');
    const { id, title, tasks } = alert;
    const editable = may(place.caller.actor, 'alert:write');
    const { open: _open, ...rest } = place.search;
    const actions = editable && (
      <DeleteButton
        remove={removeAlert.bind(null, { id })}
        restore={bringBackAlert.bind(null, { id })}
        closeHref={closeHref}
        openHref={hrefWith(place.path, { ...place.search, open: `alert:${id}` })}
      />
    );
    return (
      <RecordDrawer icon="bell" kind={record('kinds.alert')} title={title} actions={actions} closeHref={closeHref}>
        {editable && <AlertSteps alert={alert} place={place} />}
        <AlertFacts alert={alert} place={place} own={own} />
        <TaskLinks
          label={t('tasks')}
          tasks={tasks}
          place={place}
          aside={addLink({ ...place, search: rest }, 'alertTask', t('addTask'), { of: id })}
        />
      </RecordDrawer>
    );
  },
});
