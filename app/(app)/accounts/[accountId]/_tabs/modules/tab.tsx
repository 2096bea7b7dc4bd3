import { defineTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { ItemUsage } from '@/app/(app)/accounts/[accountId]/_tabs/modules/item-usage';
import { askFeatures, askModules, itemFile, itemParams, showsFeatures, userOf } from '@/app/(app)/accounts/[accountId]/_tabs/modules/items';
import { UserPicker } from '@/app/(app)/accounts/[accountId]/_tabs/modules/user-picker';
import { SegmentedLinks } from '@/components/ui/segmented';
import { featureTable, moduleTable } from '@/lib/features/usage/table';
import { hrefWith } from '@/lib/kit/url-codec';
import { keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** What of the product the account uses, or one of its users. */
export const modulesTab = defineTab({
  reads: (place) => ({ modules: askModules(place), features: askFeatures(place) }),
  file: itemFile,
  View: async ({ place, data: { modules, features } }) => {
    const t = await getTranslator('account');
    const { of: _of, ...params } = { ...keptParams(place), ...itemParams(place) };
    const kinds = [
      { id: 'modules', label: t('items.modules'), href: hrefWith(place.path, params) },
      { id: 'features', label: t('items.features'), href: hrefWith(place.path, { ...params, of: 'features' }) },
    ];
    const { user: _user, ...withoutUser } = itemParams(place);
    return (
      <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
        <div className="flex flex-wrap items-center gap-2">
          <SegmentedLinks label={t('items.switch')} current={showsFeatures(place) ? 'features' : 'modules'} items={kinds} />
          <UserPicker
            accountId={place.accountId}
            path={place.path}
            params={{ ...keptParams(place), ...withoutUser }}
            user={userOf(modules ?? features)}
          />
        </div>
        {modules && (
          <ItemUsage
            place={place}
            kind="duration"
            spec={moduleTable}
            rows={modules.data}
            bar={({ name, totalTimeMs }) => ({ key: name, label: name, value: totalTimeMs })}
            words={{
              title: t('items.modules'),
              top: t('items.topModules'),
              item: t('items.column.module'),
              total: t('items.column.totalTime'),
              empty: t('items.emptyModules'),
            }}
          />
        )}
        {features && (
          <ItemUsage
            place={place}
            kind="number"
            spec={featureTable}
            rows={features.data}
            bar={({ name, totalCount }) => ({ key: name, label: name, value: totalCount })}
            words={{
              title: t('items.features'),
              top: t('items.topFeatures'),
              item: t('items.column.feature'),
              total: t('items.column.totalCount'),
              empty: t('items.emptyFeatures'),
            }}
          />
        )}
      </div>
    );
  },
});
