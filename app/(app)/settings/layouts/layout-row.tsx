import { layoutName } from '@/app/(app)/accounts/[accountId]/_tabs/overview/layout-words';
import { removeLayout } from '@/app/(app)/settings/layouts/actions';
import { ActButton } from '@/components/settings/act-button';
import { SettingsRow } from '@/components/settings/settings-row';
import { ButtonLink } from '@/components/ui/button';
import { Tag } from '@/components/ui/tag';
import { accountHref } from '@/lib/features/account/address';
import type { LayoutSummary } from '@/lib/features/layout/contract';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import type { ReaderTimes } from '@/lib/next/reader-times';
import { FIRST_TAB } from '@/lib/registry/account-layout';

interface LayoutRowProps {
  layout: LayoutSummary;
  times: ReaderTimes;
}

/** One layout: whose pages it is for, whether it is in force, and where it is edited. */
export async function LayoutRow({ layout, times }: LayoutRowProps) {
  const t = await getTranslator('layout');
  const { id, published, hasDraft, publishedAt, publishedBy, example, editable } = layout;
  const name = await layoutName(layout);
  const state = published === null ? t('unpublished') : t(hasDraft ? 'changed' : 'inForce', { number: published });
  return (
    <SettingsRow
      title={name}
      text={publishedAt && [t('settings.published', { when: times(publishedAt) }), publishedBy].filter(Boolean).join(' · ')}
      tags={<Tag>{state}</Tag>}
      actions={
        editable && (
          <>
            {example !== null && (
              <ButtonLink size="small" href={hrefWith(accountHref(example, FIRST_TAB), { edit: id })} prefetch={false}>
                {t('editThis')}
              </ButtonLink>
            )}
            <ActButton
              label={t('settings.delete')}
              done={t('settings.deleted')}
              confirm={{ title: t('settings.confirm', { name }), text: t('settings.confirmText') }}
              action={removeLayout.bind(null, { id })}
            />
          </>
        )
      }
    />
  );
}
