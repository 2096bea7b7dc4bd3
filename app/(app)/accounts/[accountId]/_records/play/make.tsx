import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { start } from '@/app/(app)/accounts/[accountId]/_records/play/actions';
import { PanelEmpty } from '@/components/panel/panel-states';
import { NewRecord } from '@/components/record/new-record';
import { RecordDrawer } from '@/components/record/record-drawer';
import { ask } from '@/lib/core/operation';
import { listPlayRuns, listPlays } from '@/lib/features/play/queries';
import { getTranslator } from '@/lib/next/messages';

/** Starts a SuccessPlay on the account; those that run there already aren't offered. */
export const newPlayPart = recordPart({
  reads: ({ accountId }) => ({ plays: ask(listPlays, {}), runs: ask(listPlayRuns, { accountId }) }),
  View: async ({ place, data: { plays, runs }, closeHref }) => {
    const t = await getTranslator('plan');
    const record = await getTranslator('record');
    const running = new Set(runs.filter(({ status }) => status === 'running').map(({ playId }) => playId));
    const offered = plays.filter(({ id, active }) => active && !running.has(id));
    const options = offered.map(({ id, name, steps }) => ({ value: id, label: t('play.choice', { name, steps: steps.length }) }));
    return (
      <RecordDrawer icon="play" kind={record('kinds.play')} title={t('play.start')} closeHref={closeHref}>
        {options.length === 0 ? (
          <PanelEmpty title={t('play.nothing')} text={t('play.nothingText')} />
        ) : (
          <NewRecord
            fields={[{ path: 'playId', kind: 'select', label: t('play.which'), hint: t('play.whichHint'), required: true, options }]}
            defaults={{ playId: options[0]?.value }}
            action={start.bind(null, place.accountId)}
            submit={t('play.startNow')}
            done={t('play.started')}
            closeHref={closeHref}
          />
        )}
      </RecordDrawer>
    );
  },
});
