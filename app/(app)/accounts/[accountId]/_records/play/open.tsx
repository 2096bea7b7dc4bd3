import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { PlanFacts } from '@/app/(app)/accounts/[accountId]/_records/plan/facts';
import { stop } from '@/app/(app)/accounts/[accountId]/_records/play/actions';
import { TaskLines } from '@/app/(app)/accounts/[accountId]/_tabs/plan/plan-panel';
import { RecordDrawer } from '@/components/record/record-drawer';
import { ActButton } from '@/components/settings/act-button';
import { may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { getPlayRun } from '@/lib/features/play/queries';
import { listLinkedTasks } from '@/lib/features/task/queries';
import { formatInstant } from '@/lib/kit/date-format';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** One run of a SuccessPlay with its tasks. */
export const playPart = recordPart({
  reads: ({ accountId }, id) => ({ run: ask(getPlayRun, { id }), tasks: ask(listLinkedTasks, { accountId }) }),
  homeOf: ({ run }) => run.accountId,
  View: async ({ place, data: { run, tasks }, closeHref }) => {
    const t = await getTranslator('plan');
    const record = await getTranslator('record');
    const time = (at: string) => formatInstant(at, place.locale, place.timeZone);
    const canStop = run.status === 'running' && may(place.caller.actor, 'plan:write');
    const rows = [
      { id: 'status', label: t('status'), value: t(`play.status.${run.status}`) },
      { id: 'started', label: t('play.startedAt'), value: time(run.startedAt), hint: run.startedBy ?? t(`play.by.${run.reason}`) },
      run.endedAt !== null && { id: 'ended', label: t('play.endedAt'), value: time(run.endedAt) },
      { id: 'tasks', label: t('play.progress'), value: t('play.tasks', { closed: run.tasksClosed, tasks: run.tasks }) },
    ];
    const actions = canStop && (
      <ActButton
        label={t('play.stop')}
        done={t('play.stopped')}
        confirm={{ title: t('play.confirm', { name: run.name }), text: t('play.confirmText') }}
        action={stop.bind(null, { id: run.id })}
      />
    );
    return (
      <Messages areas={['plan', 'task']}>
        <RecordDrawer icon="play" kind={record('kinds.play')} title={run.name} actions={actions} closeHref={closeHref}>
          <PlanFacts rows={rows} />
          <div className="mt-4">
            <TaskLines
              tasks={tasks.filter(({ playRunId }) => playRunId === run.id)}
              hrefOf={(key) => hrefWith(place.path, { ...place.search, open: `task:${key}` })}
            />
          </div>
        </RecordDrawer>
      </Messages>
    );
  },
});
