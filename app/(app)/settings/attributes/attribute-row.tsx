import { archive, change, move, restore, uses } from '@/app/(app)/settings/attributes/actions';
import { AttributeActions } from '@/components/settings/attribute-actions';
import { AttributeDialog } from '@/components/settings/attribute-dialog';
import { SettingsRow } from '@/components/settings/settings-row';
import { Tag } from '@/components/ui/tag';
import type { Attribute, AttributeSubject } from '@/lib/features/attribute/contract';
import { getTranslator } from '@/lib/next/messages';

interface AttributeRowProps {
  subject: AttributeSubject;
  attribute: Attribute;
  /** Where it stands among those in force. */
  place: { index: number; of: number };
  /** Headings in use. */
  sections: readonly string[];
  /** The organization's currency. */
  currency: string;
}

/** One attribute in force, and what can be done to it. */
export async function AttributeRow({ subject, attribute, place: { index, of }, ...shared }: AttributeRowProps) {
  const t = await getTranslator('settings');
  const { key, label, kind, section, isKey, version } = attribute;
  const id = { subject, key };
  return (
    <SettingsRow
      title={label}
      text={section ? t('attributes.inSection', { key, section }) : key}
      tags={[t(`attributes.kinds.${kind}`), ...(isKey ? [t('attributes.isKeyTag')] : [])].map((word) => <Tag key={word}>{word}</Tag>)}
      actions={
        <>
          <AttributeDialog key={version} {...shared} attribute={attribute} action={change.bind(null, id, version)} />
          <AttributeActions
            label={label}
            up={index > 0 ? move.bind(null, { ...id, to: index - 1 }) : undefined}
            down={index < of - 1 ? move.bind(null, { ...id, to: index + 1 }) : undefined}
            uses={uses.bind(null, id)}
            archive={archive.bind(null, id)}
            restore={restore.bind(null, id)}
          />
        </>
      }
    />
  );
}
