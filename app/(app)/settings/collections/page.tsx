import { addCollection, archive, changeCollection, restore } from '@/app/(app)/settings/collections/actions';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { CollectionEditor } from '@/components/collection/collection-editor';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ActButton } from '@/components/settings/act-button';
import { SettingsRow } from '@/components/settings/settings-row';
import { listCollections } from '@/lib/features/collection/queries';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('collections', async (caller) => {
  const collections = await readForPage(listCollections, caller, {});
  const t = await getTranslator('collection');
  const { currency } = caller.organization;
  const add = <CollectionEditor label={t('create')} kind="primary" currency={currency} save={addCollection} />;
  if (collections.length === 0) {
    return <Messages areas={['collection']}>{<PanelEmpty title={t('none')} text={t('noneText')} action={add} />}</Messages>;
  }
  const rows = collections.map(({ id, name, columns, version, archived }) => {
    const drafts = columns.map(({ options = [], currency: own = currency, ...column }) => ({
      ...column,
      row: column.id,
      options: options.join(', '),
      currency: own,
    }));
    const confirm = { title: t('confirm', { name }), text: t('confirmText') };
    const act = archived ? (
      <ActButton label={t('restore')} done={t('restored')} action={restore.bind(null, { id })} />
    ) : (
      <>
        <CollectionEditor
          label={t('edit')}
          kind="quiet"
          name={name}
          columns={drafts}
          currency={currency}
          save={changeCollection.bind(null, id, version)}
        />
        <ActButton label={t('archive')} done={t('archived')} confirm={confirm} action={archive.bind(null, { id })} />
      </>
    );
    return <SettingsRow key={id} title={name} text={archived ? t('archived') : columns.map(({ label }) => label).join(', ')} actions={act} />;
  });
  return (
    <Messages areas={['collection']}>
      <div className="flex justify-end">{add}</div>
      <Panel title={t('title')} flush>
        <ul aria-label={t('title')}>{rows}</ul>
      </Panel>
    </Messages>
  );
});
