import { create, restore } from '@/app/(app)/settings/attributes/actions';
import { AttributeRow } from '@/app/(app)/settings/attributes/attribute-row';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ActButton } from '@/components/settings/act-button';
import { AttributeDialog } from '@/components/settings/attribute-dialog';
import { SettingsRow } from '@/components/settings/settings-row';
import { Tag } from '@/components/ui/tag';
import { listAttributes } from '@/lib/features/attribute/queries';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('attributes', async (caller) => {
  const attributes = await readForPage(listAttributes, caller, { archived: true });
  const t = await getTranslator('settings');
  const [active, archived] = [attributes.filter(({ isArchived }) => !isArchived), attributes.filter(({ isArchived }) => isArchived)];
  const sections = [...new Set(active.flatMap(({ section }) => section ?? []))];
  const shared = { sections, currency: caller.organization.currency };
  return (
    <Panel
      title={t('parts.attributes')}
      meta={t('attributes.meta', { count: active.length })}
      actions={<AttributeDialog {...shared} action={create} />}
      flush
    >
      {attributes.length === 0 && <PanelEmpty title={t('attributes.empty')} text={t('attributes.emptyText')} />}
      <ul>
        {active.map((attribute, index) => (
          <AttributeRow key={attribute.key} attribute={attribute} place={{ index, of: active.length }} {...shared} />
        ))}
        {archived.map(({ key, label }) => (
          <SettingsRow
            key={key}
            title={label}
            text={key}
            tags={<Tag>{t('attributes.archivedTag')}</Tag>}
            actions={<ActButton label={t('attributes.restore')} done={t('attributes.restored', { label })} action={restore.bind(null, { key })} />}
          />
        ))}
      </ul>
    </Panel>
  );
});
