import { changeTag, mergeTag, removeTag } from '@/app/(app)/settings/tags/actions';
import { tagFields } from '@/app/(app)/settings/tags/tag-fields';
import { FormDialog } from '@/components/form/form-dialog';
import { ActButton } from '@/components/settings/act-button';
import { SettingsRow } from '@/components/settings/settings-row';
import { TagChip } from '@/components/tag/tag-chip';
import type { Tag } from '@/lib/features/tag/contract';
import { getTranslator } from '@/lib/next/messages';

/** One tag, and what can be done to it. */
export async function TagRow({ tag, others }: { tag: Tag; others: readonly Tag[] }) {
  const t = await getTranslator('tag');
  const { id, name, colour, accounts } = tag;
  const options = others.map((other) => ({ value: other.id, label: other.name }));
  return (
    <SettingsRow
      title={<TagChip tag={tag} />}
      text={t('meta', { count: accounts })}
      actions={
        <>
          <FormDialog
            label={t('edit')}
            kind="quiet"
            title={name}
            fields={await tagFields()}
            defaults={{ name, colour }}
            submit={t('save')}
            action={changeTag.bind(null, id)}
            done={t('saved')}
          />
          <FormDialog
            label={t('merge')}
            kind="quiet"
            title={t('mergeTitle', { name })}
            fields={[{ path: 'mergedId', kind: 'select', label: t('into'), required: true, options }]}
            submit={t('merge')}
            action={mergeTag.bind(null, id)}
            done={t('merged')}
          />
          <ActButton
            label={t('delete')}
            done={t('deleted')}
            confirm={{ title: t('confirm', { name }), text: t('confirmText', { count: accounts }) }}
            action={removeTag.bind(null, { id })}
          />
        </>
      }
    />
  );
}
