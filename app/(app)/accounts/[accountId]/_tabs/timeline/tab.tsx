import { defineTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { EntryList } from '@/app/(app)/accounts/[accountId]/_tabs/timeline/entry-list';
import { timelineAt, timelineHref } from '@/app/(app)/accounts/[accountId]/_tabs/timeline/timeline-address';
import { TimelineFilters } from '@/app/(app)/accounts/[accountId]/_tabs/timeline/timeline-filters';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty, PanelNoMatch } from '@/components/panel/panel-states';
import { ButtonLink } from '@/components/ui/button';
import { ask } from '@/lib/core/operation';
import { readTimeline } from '@/lib/features/timeline/queries';
import { getTranslator } from '@/lib/next/messages';

/** Everything that happened on the account, newest first. */
export const timelineTab = defineTab({
  reads: (place) => ({
    page: ask(readTimeline, { accountId: place.accountId, ...timelineAt(place), older: place.search.older, newer: place.search.newer }),
  }),
  View: async ({ place, top, data: { page } }) => {
    const t = await getTranslator('timeline');
    const { entries, newer, older } = page;
    const { view, categories, subtype, query, day } = timelineAt(place);
    const isNarrowed = view !== 'all' || categories.length > 0 || (subtype ?? query ?? day) !== undefined;
    const everything = timelineHref(place, { view: 'all', categories: [], subtype: undefined, query: undefined, day: undefined });
    const turn = (name: 'newer' | 'older', cursor: string) => timelineHref(place, { day: undefined }, { [name]: cursor });
    return (
      <Panel
        title={t('title')}
        flush
        footer={
          (newer || older) && (
            <>
              <span>
                {newer && (
                  <ButtonLink size="small" icon="chevron-left" href={turn('newer', newer)}>
                    {t('newer')}
                  </ButtonLink>
                )}
              </span>
              {older && (
                <ButtonLink size="small" trailing="chevron-right" href={turn('older', older)}>
                  {t('older')}
                </ButtonLink>
              )}
            </>
          )
        }
      >
        <TimelineFilters place={place} offered={page} />
        <EntryList place={place} page={page} fields={top.head.detail.fields} />
        {entries.length === 0 &&
          (isNarrowed ? <PanelNoMatch clear={{ href: everything }} /> : <PanelEmpty title={t('empty')} text={t('emptyText')} />)}
      </Panel>
    );
  },
});
