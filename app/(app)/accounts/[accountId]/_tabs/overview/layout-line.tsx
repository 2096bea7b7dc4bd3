import { NEW_LAYOUT } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import { layoutName } from '@/app/(app)/accounts/[accountId]/_tabs/overview/layout-words';
import { ButtonLink } from '@/components/ui/button';
import type { AppliedLayout } from '@/lib/features/layout/contract';
import { hrefWith } from '@/lib/kit/url-codec';
import { type AccountPlace, keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface LayoutLineProps {
  place: AccountPlace;
  layout: AppliedLayout | null;
}

/** For those who may shape pages: by which layout this one is shown, and the way to change it. */
export async function LayoutLine({ place, layout }: LayoutLineProps) {
  const t = await getTranslator('layout');
  const { preview: _preview, ...kept } = keptParams(place);
  const edit = (id: string) => hrefWith(place.path, { ...kept, edit: id });
  const isPreview = place.search.preview !== undefined && layout !== null;
  const name = layout ? await layoutName(layout) : t('built.name');
  const words = isPreview ? t('previewing', { name, team: layout.teamName ?? t('everyone') }) : t('shownBy', { name });
  return (
    <div
      data-print="hidden"
      className="mb-2 flex flex-wrap items-center justify-end gap-2 text-sm text-ink-2 data-preview:rounded-md data-preview:bg-info-soft data-preview:px-3 data-preview:py-1.5 data-preview:text-info"
      data-preview={isPreview || undefined}
    >
      <span className={isPreview ? 'grow' : undefined}>{words}</span>
      <ButtonLink size="small" icon="pencil" href={edit(layout?.id ?? NEW_LAYOUT)} prefetch={false}>
        {t('edit')}
      </ButtonLink>
      {isPreview && (
        <ButtonLink size="small" href={hrefWith(place.path, kept)} prefetch={false}>
          {t('endPreview')}
        </ButtonLink>
      )}
    </div>
  );
}
