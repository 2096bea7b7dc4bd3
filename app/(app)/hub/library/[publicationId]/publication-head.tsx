import { archive, bringBack, remove, reopen, save } from '@/app/(app)/hub/library/actions';
import { settingFields } from '@/app/(app)/hub/library/publication-fields';
import { FormDialog } from '@/components/form/form-dialog';
import { PageHeader } from '@/components/layout/page-header';
import { DeletePublication } from '@/components/publication/delete-publication';
import { ActButton } from '@/components/settings/act-button';
import { Tag } from '@/components/ui/tag';
import type { Publication } from '@/lib/features/publication/contract';
import { LIBRARY_PATH } from '@/lib/features/publication/table';
import { getTranslator } from '@/lib/next/messages';

interface PublicationHeadProps {
  publication: Publication;
  mayWrite: boolean;
}

/** What the publication is called, and what one can do with all of it. */
export async function PublicationHead({ publication, mayWrite }: PublicationHeadProps) {
  const { id, version, title, kind, description, shareable, updatePolicy, canDownload, canForward, watermark, archived } = publication;
  const t = await getTranslator('publication');
  const [archiving, reopening] = [archive.bind(null, { id }), reopen.bind(null, { id })];
  const actions = mayWrite && (
    <>
      <FormDialog
        label={t('edit')}
        icon="gear"
        title={t('edit')}
        fields={await settingFields(publication.versions.some(({ url }) => url !== null))}
        defaults={{ title, kind, description, shareable, updatePolicy, canDownload, canForward, watermark }}
        version={version}
        submit={t('save')}
        action={save.bind(null, id)}
        done={t('saved')}
      />
      {archived ? (
        <ActButton kind="default" label={t('act.reopen')} action={reopening} done={t('act.reopened')} />
      ) : (
        <ActButton
          kind="default"
          label={t('act.archive')}
          action={archiving}
          done={t('act.archived')}
          undo={{ label: t('act.undo'), done: t('act.reopened'), action: reopening }}
        />
      )}
      <DeletePublication
        remove={remove.bind(null, { id })}
        restore={bringBack.bind(null, { id })}
        closeHref={LIBRARY_PATH}
        openHref={`${LIBRARY_PATH}/${id}`}
      />
    </>
  );
  const meta = (
    <span className="flex items-center gap-2">
      {t(`kind.${kind}`)}
      {archived && <Tag>{t('column.archived')}</Tag>}
    </span>
  );
  return (
    <>
      <PageHeader title={title} meta={meta} actions={actions} />
      {description && <p className="mb-3 max-w-180 text-ink-2">{description}</p>}
    </>
  );
}
