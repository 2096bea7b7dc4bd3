import { settingsPart } from '@/app/(app)/settings/settings-part';
import { keepStages } from '@/app/(app)/settings/stages/actions';
import { StageEditor } from '@/components/deal/stage-editor';
import { Panel } from '@/components/panel/panel';
import { listStages } from '@/lib/features/deal/stages';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('stages', async (caller) => {
  const stages = await readForPage(listStages, caller, {});
  const t = await getTranslator('deal');
  return (
    <Messages areas={['deal']}>
      <Panel title={t('stages.title')}>
        <p className="mb-4 text-ink-2">{t('stages.hint')}</p>
        <StageEditor key={JSON.stringify(stages)} stages={stages} save={keepStages} />
      </Panel>
    </Messages>
  );
});
