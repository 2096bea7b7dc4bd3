import { create, restore } from '@/app/(app)/settings/attributes/actions';
import { AttributeRow } from '@/app/(app)/settings/attributes/attribute-row';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ActButton } from '@/components/settings/act-button';
import { AttributeDialog } from '@/components/settings/attribute-dialog';
import { SettingsRow } from '@/components/settings/settings-row';
import { Tag } from '@/components/ui/tag';
import type { Attribute, AttributeSubject } from '@/lib/features/attribute/contract';
import { getTranslator } from '@/lib/next/messages';

interface AttributePanelProps {
  subject: AttributeSubject;
  attributes: readonly Attribute[];
  /** The organization's currency. */
  currency: string;
}

/** The attributes of accounts or goals, those in force in their order. */
export async function AttributePanel({ subject, attributes, currency }: AttributePanelProps) {
  const t = await getTranslator('settings');
  const [active, archived] = [attributes.filter(({ isArchived }) => !isArchived), attributes.filter(({ isArchived }) => isArchived)];
  const shared = { sections: [...new Set(active.flatMap(({ section }) => section ?? []))], currency };
  return (
    <Panel
      title={t(`attributes.of.${subject}`)}
      meta={t('attributes.meta', { count: active.length })}
      actions={<AttributeDialog {...shared} action={create.bind(null, subject)} />}
      flush
    >
      {attributes.length === 0 && <PanelEmpty title={t('attributes.empty')} text={t(`attributes.emptyText.${subject}`)} />}
      <ul>
        {active.map((attribute, index) => (
          <AttributeRow key={attribute.key} subject={subject} attribute={attribute} place={{ index, of: active.length }} {...shared} />
        ))}
        {archived.map(({ key, label }) => (
          <SettingsRow
            key={key}
            title={label}
            text={key}
            tags={<Tag>{t('attributes.archivedTag')}</Tag>}
            actions={
              <ActButton label={t('attributes.restore')} done={t('attributes.restored', { label })} action={restore.bind(null, { subject, key })} />
            }
          />
        ))}
      </ul>
    </Panel>
  );
}
