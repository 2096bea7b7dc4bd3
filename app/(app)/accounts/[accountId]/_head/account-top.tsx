import { HeadPanel } from '@/app/(app)/accounts/[accountId]/_head/head-panel';
import type { HeadAnswers } from '@/app/(app)/accounts/[accountId]/_head/head-reads';
import { HeadSwitch } from '@/app/(app)/accounts/[accountId]/_head/head-switch';
import { LiveFreshness } from '@/app/(app)/accounts/[accountId]/_head/live-freshness';
import { PreviewLine } from '@/app/(app)/accounts/[accountId]/_head/preview-line';
import { tagActions } from '@/app/(app)/accounts/[accountId]/_head/tag-actions';
import { follow } from '@/app/(app)/accounts/[accountId]/actions';
import { AccountBanner, type AccountCrumb, type ListPlace } from '@/components/account/account-banner';
import { AccountHead } from '@/components/account/account-head';
import { AsOfPicker } from '@/components/account/as-of-picker';
import { FollowButton } from '@/components/account/follow-button';
import { AccountVisit } from '@/components/layout/recent-accounts';
import { QuickActions } from '@/components/record/quick-actions';
import { AccountTags } from '@/components/tag/account-tags';
import { iconNamed } from '@/components/ui/icon';
import { Tabs } from '@/components/ui/tabs';
import { may } from '@/lib/core/actor';
import { accountHref } from '@/lib/features/account/address';
import { ACCOUNTS_PATH, accountTable } from '@/lib/features/account/table';
import { defaultState } from '@/lib/kit/table-state';
import { encodeState, hrefWith } from '@/lib/kit/url-codec';
import { type AccountPlace, isPreview, keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { layoutShown } from '@/lib/registry/account-layout';
import { quickRecords } from '@/lib/registry/account-records';
import { findAccountTab } from '@/lib/registry/account-tabs';

interface AccountTopProps {
  place: AccountPlace;
  answers: HeadAnswers;
}

/** The account's place in the list one came from, with the ways back to it and to the accounts beside. */
function listPlace(place: AccountPlace, found: HeadAnswers['head']['place']): ListPlace | undefined {
  if (!place.from || !found) return undefined;
  const step = (key: string | null) => (key === null ? undefined : hrefWith(accountHref(key, place.tab), keptParams(place)));
  const href = hrefWith(ACCOUNTS_PATH, encodeState(accountTable, { ...defaultState(accountTable), ...place.from }));
  return { position: found.position, total: found.total, href, previousHref: step(found.previousId), nextHref: step(found.nextId) };
}

/** The tabs that the layout shows and the reader may open; one that is open all the same is among them. */
function shownTabs(place: AccountPlace, layout: HeadAnswers['head']['layout']) {
  const { tabs } = layoutShown(layout);
  return tabs.flatMap(({ id, shown }) => {
    const permission = findAccountTab(id)?.permission;
    return permission && may(place.caller.actor, permission) && (shown || id === place.tab) ? [id] : [];
  });
}

/** What stands above every tab: hierarchy, name, key figures, freshness, and the tabs that the reader may open. */
export async function AccountTop({ place, answers: { head, activity } }: AccountTopProps) {
  const t = await getTranslator('account');
  const r = await getTranslator('record');
  const { detail, banner } = head;
  const kept = keptParams(place);
  const crumb = (account: { key: string; name: string; icon: string }): AccountCrumb => ({
    name: account.name,
    icon: iconNamed(account.icon),
    href: hrefWith(accountHref(account.key, place.tab), kept),
  });
  const icon = iconNamed(detail.type.icon);
  const tabs = shownTabs(place, head.layout).map((id) => ({ id, label: t(`tabs.${id}`), href: hrefWith(accountHref(place.accountId, id), kept) }));
  const quick = quickRecords
    .filter(({ write }) => may(place.caller.actor, write))
    .map(({ id, icon: drawing }) => ({
      id,
      label: r(`kinds.${id}`),
      icon: iconNamed(drawing),
      href: hrefWith(place.path, { ...place.search, new: id }),
    }));
  return (
    <>
      <AccountVisit accountKey={detail.key} name={detail.name} icon={icon} href={accountHref(detail.key)} />
      <AccountBanner
        ancestors={banner.ancestors.map((ancestor) => ancestor && crumb(ancestor))}
        account={crumb({ ...detail, icon })}
        siblings={banner.siblings.map(crumb)}
        level={{ type: detail.type.name, level: banner.level, levels: banner.levels }}
        list={listPlace(place, head.place)}
      />
      <AccountHead
        account={{ name: detail.name, accountKey: detail.key, icon }}
        actions={
          <>
            <AsOfPicker asOf={activity.asOf} latest={place.latest} earliest={detail.customerSince} />
            <FollowButton following={detail.isPinned} onFollow={follow.bind(null, place.accountId)} />
            <QuickActions items={quick} parts={tabs.map((tab) => ({ ...tab, id: `tab ${tab.id}` }))} />
          </>
        }
        facts={
          <>
            <HeadSwitch place={place} />
            <Messages areas={['tag']}>
              <AccountTags tags={detail.tags} edit={tagActions(place)} />
            </Messages>
          </>
        }
        freshness={<LiveFreshness address={`/api/v1${accountHref(place.accountId, 'live')}`} freshTo={activity.freshTo} />}
        tabs={<Tabs label={t('tabs.label')} current={place.tab} tabs={tabs} />}
      >
        <HeadPanel place={place} answers={{ head, activity }} />
      </AccountHead>
      {head.layout && isPreview(place) && <PreviewLine place={place} layout={head.layout} />}
    </>
  );
}
