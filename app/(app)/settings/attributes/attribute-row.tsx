import { archive, change, move, restore } from '@/app/(app)/settings/attributes/actions';
import { AttributeActions } from '@/components/settings/attribute-actions';
import { AttributeDialog } from '@/components/settings/attribute-dialog';
import { SettingsRow } from '@/components/settings/settings-row';
import { Tag } from '@/components/ui/tag';
import type { Attribute } from '@/lib/features/attribute/contract';
import { getTranslator } from '@/lib/next/messages';

interface AttributeRowProps {
  attribute: Attribute;
  /** Where it stands among those in force. */
  place: { index: number; of: number };
  /** Headings in use. */
  sections: readonly string[];
  /** The organization's currency. */
  currency: string;
}

/** One attribute in force, and what can be done to it. */
export async function AttributeRow({ attribute, place: { index, of }, ...shared }: AttributeRowProps) {
  const t = await getTranslator('settings');
  const { key, label, kind, section, isKey, version } = attribute;
  return (
    <SettingsRow
      title={label}
      text={section ? t('attributes.inSection', { key, section }) : key}
      tags={[t(`attributes.kinds.${kind}`), ...(isKey ? [t('attributes.isKeyTag')] : [])].map((word) => <Tag key={word}>{word}</Tag>)}
      actions={
        <>
          <AttributeDialog key={version} {...shared} attribute={attribute} action={change.bind(null, key, version)} />
          <AttributeActions
            label={label}
            up={index > 0 ? move.bind(null, { key, to: index - 1 }) : undefined}
            down={index < of - 1 ? move.bind(null, { key, to: index + 1 }) : undefined}
            archive={archive.bind(null, { key })}
            restore={restore.bind(null, { key })}
          />
        </>
      }
    />
  );
}
