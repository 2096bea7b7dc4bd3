import { settingsPart } from '@/app/(app)/settings/settings-part';
import { addTag } from '@/app/(app)/settings/tags/actions';
import { tagFields } from '@/app/(app)/settings/tags/tag-fields';
import { TagRow } from '@/app/(app)/settings/tags/tag-row';
import { FormDialog } from '@/components/form/form-dialog';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { listTags } from '@/lib/features/tag/queries';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

export default settingsPart('tags', async (caller) => {
  const tags = await readForPage(listTags, caller, {});
  const t = await getTranslator('tag');
  const add = (
    <FormDialog
      label={t('add')}
      kind="primary"
      icon="plus"
      title={t('add')}
      fields={await tagFields()}
      defaults={{ colour: 'neutral' }}
      submit={t('save')}
      action={addTag}
      done={t('added')}
    />
  );
  if (tags.length === 0) return <PanelEmpty title={t('empty')} text={t('emptyText')} action={add} />;
  return (
    <>
      <div className="flex justify-end">{add}</div>
      <Panel title={t('title')} flush>
        <ul aria-label={t('title')}>
          {tags.map((tag) => (
            <TagRow key={tag.id} tag={tag} others={tags.filter(({ id }) => id !== tag.id)} />
          ))}
        </ul>
      </Panel>
    </>
  );
});
