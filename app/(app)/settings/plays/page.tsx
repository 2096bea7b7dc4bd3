import { addPlay, evaluateNow, tryOut } from '@/app/(app)/settings/plays/actions';
import { PlayRow } from '@/app/(app)/settings/plays/play-row';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { PlayDialog } from '@/components/play/play-dialog';
import { ActButton } from '@/components/settings/act-button';
import { listAccountChoices } from '@/lib/features/account/queries';
import { accountSetSpec } from '@/lib/features/account/table';
import { listAttributes } from '@/lib/features/attribute/queries';
import { listMembers } from '@/lib/features/member/queries';
import { listPlays } from '@/lib/features/play/queries';
import { withAttributeColumns } from '@/lib/kit/attribute-column';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('plays', async (caller) => {
  const [plays, members, choices, attributes] = await Promise.all([
    readForPage(listPlays, caller, {}),
    readForPage(listMembers, caller, {}),
    readForPage(listAccountChoices, caller, {}),
    readForPage(listAttributes, caller, {}),
  ]);
  const t = await getTranslator('plan');
  const active = members.filter(({ status }) => status === 'active').map(({ id, name }) => ({ value: id, label: name }));
  const rules = (['owner', 'starter'] as const).map((value) => ({ value, label: t(`template.assignee.${value}`) }));
  const editor = { spec: withAttributeColumns(accountSetSpec, attributes), choices, assignees: [...rules, ...active] };
  return (
    <Messages areas={['plan', 'task']}>
      <div className="flex flex-wrap justify-end gap-2">
        <ActButton kind="default" label={t('template.evaluate')} done={t('template.evaluated')} action={evaluateNow} />
        <PlayDialog {...editor} save={addPlay} tryOut={tryOut.bind(null, undefined)} />
      </div>
      <Panel title={t('play.title')} flush>
        {plays.length === 0 && <PanelEmpty title={t('template.empty')} text={t('template.emptyText')} />}
        <ul>
          {plays.map((play) => (
            <PlayRow key={play.id} play={play} editor={editor} />
          ))}
        </ul>
      </Panel>
    </Messages>
  );
});
