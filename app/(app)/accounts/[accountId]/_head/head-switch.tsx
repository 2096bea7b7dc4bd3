import { HEAD_VIEWS, headView } from '@/app/(app)/accounts/[accountId]/_head/head-view';
import { ViewSwitch } from '@/components/account/view-switch';
import { hrefWith } from '@/lib/kit/url-codec';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** Chooses what the header shows; the choice stands in the address and goes along from tab to tab. */
export async function HeadSwitch({ place }: { place: AccountPlace }) {
  const t = await getTranslator('accountHead');
  const { head: _head, ...rest } = place.search;
  const view = headView(place);
  const href = (to: string) => hrefWith(place.path, to === 'key' ? rest : { ...rest, head: to });
  const folded = view === 'folded';
  return (
    <ViewSwitch
      label={t('views.label')}
      current={view}
      views={HEAD_VIEWS.map((id) => ({ id, label: t(`views.${id}`), href: href(id) }))}
      fold={{ label: t(folded ? 'views.unfold' : 'views.fold'), href: href(folded ? 'key' : 'folded'), folded }}
    />
  );
}
