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
  const name = layout ? await layoutName(layout) : t('built.name');
  return (
    <div data-print="hidden" className="mb-2 flex flex-wrap items-center justify-end gap-2 text-sm text-ink-2">
      <span>{t('shownBy', { name })}</span>
      <ButtonLink size="small" icon="pencil" href={hrefWith(place.path, { ...keptParams(place), edit: layout?.id ?? NEW_LAYOUT })} prefetch={false}>
        {t('edit')}
      </ButtonLink>
    </div>
  );
}
