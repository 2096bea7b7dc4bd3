import Link from 'next/link';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { NewImport } from '@/components/import/new-import';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { SettingsRow } from '@/components/settings/settings-row';
import { Tag } from '@/components/ui/tag';
import { may } from '@/lib/core/actor';
import { listImports, writableKinds } from '@/lib/features/import/queries';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

type Props = { searchParams: Promise<{ kind?: string | string[] }> };

/** Files of records: a new one, and what became of the others. */
export default settingsPart('imports', async (caller, at, { searchParams }: Props) => {
  const { kind } = await searchParams;
  const imports = await readForPage(listImports, caller, {});
  const t = await getTranslator('dataImport');
  const kinds = writableKinds((permission) => may(caller.actor, permission));
  const [first] = kinds;
  return (
    <Messages areas={['dataImport']}>
      <Panel title={t('new')}>{first && <NewImport kinds={kinds} kind={kinds.find((one) => one === kind) ?? first} />}</Panel>
      <Panel title={t('all')} flush>
        {imports.length === 0 && <PanelEmpty title={t('none')} text={t('noneText')} />}
        <ul aria-label={t('all')}>
          {imports.map((one) => (
            <SettingsRow
              key={one.id}
              title={
                <Link href={`/settings/imports/${one.id}`} className="link">
                  {one.fileName}
                </Link>
              }
              text={`${t(`kind.${one.kind}`)} · ${t('by', { name: one.by ?? '—', at: at(new Date(one.createdAt)) })}`}
              tags={
                <>
                  <Tag>{t('listed', { new: one.created, changed: one.updated, refused: one.rejected })}</Tag>
                  <Tag>{t(`state.${one.state}`)}</Tag>
                </>
              }
            />
          ))}
        </ul>
      </Panel>
    </Messages>
  );
});
