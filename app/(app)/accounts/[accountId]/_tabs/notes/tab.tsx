import Form from 'next/form';
import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { defineTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { AddressInput } from '@/components/form/address-input';
import { FeedCard } from '@/components/note/feed-card';
import { FeedKinds } from '@/components/note/feed-kinds';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty, PanelNoMatch } from '@/components/panel/panel-states';
import { Button, ButtonLink } from '@/components/ui/button';
import { ask } from '@/lib/core/operation';
import type { FeedEntry } from '@/lib/features/note/contract';
import { listNotes } from '@/lib/features/note/queries';
import { formatInstant } from '@/lib/kit/date-format';
import { FEED_KINDS, type FeedKind } from '@/lib/kit/feed-kind';
import { hrefWith } from '@/lib/kit/url-codec';
import { type AccountPlace, keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

const MOST_QUERY = 200;

/** What the address says of the feed. */
function feedAt({ search }: AccountPlace) {
  const only = FEED_KINDS.find((kind) => kind === search.kinds);
  const kinds: readonly FeedKind[] = only ? [only] : FEED_KINDS;
  return { kinds, query: search.q?.slice(0, MOST_QUERY), cursor: search.older };
}

/** The address's parameters of these kinds and words; both kinds are what a bare address means. */
function paramsOf(kinds: readonly FeedKind[], query: string | undefined): Record<string, string> {
  const [only, other] = kinds;
  return { ...(only && !other && { kinds: only }), ...(query && { q: query }) };
}

const toggled = (kinds: readonly FeedKind[], kind: FeedKind) =>
  FEED_KINDS.filter((one) => (one === kind ? !kinds.includes(one) : kinds.includes(one)));

/** Notes on the account and what was written down of touchpoints: pinned ones first, then the latest. */
export const notesTab = defineTab({
  reads: (place) => ({ feed: ask(listNotes, { accountId: place.accountId, ...feedAt(place) }) }),
  View: async ({ place, data: { feed } }) => {
    const t = await getTranslator('note');
    const { kinds, query } = feedAt(place);
    const kept = keptParams(place);
    const href = (rest: Record<string, string>) => hrefWith(place.path, { ...kept, ...rest });
    const add = addLink(place, 'note', t('new'));
    const isNarrowed = query !== undefined || kinds.length < FEED_KINDS.length;
    return (
      <Messages areas={['note']}>
        <Panel
          title={t('feed')}
          flush
          actions={add}
          footer={
            (place.search.older || feed.nextCursor) && (
              <>
                <span>
                  {place.search.older && (
                    <ButtonLink size="small" kind="quiet" href={href(paramsOf(kinds, query))} scroll={false}>
                      {t('newest')}
                    </ButtonLink>
                  )}
                </span>
                {feed.nextCursor && (
                  <ButtonLink size="small" trailing="chevron-right" href={href({ ...paramsOf(kinds, query), older: feed.nextCursor })}>
                    {t('older')}
                  </ButtonLink>
                )}
              </>
            )
          }
        >
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-grid px-card pb-2.5" data-print="hidden">
            <FeedKinds
              shown={kinds}
              hrefs={{ note: href(paramsOf(toggled(kinds, 'note'), query)), interaction: href(paramsOf(toggled(kinds, 'interaction'), query)) }}
            />
            <Form action={place.path} scroll={false} className="ml-auto flex gap-2">
              {Object.entries({ ...kept, ...paramsOf(kinds, undefined) }).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <AddressInput type="search" name="q" value={query} maxLength={MOST_QUERY} aria-label={t('search')} placeholder={t('search')} />
              <Button type="submit">{t('find')}</Button>
            </Form>
          </div>
          {feed.data.map((entry) => (
            <Card key={`${entry.kind} ${entry.id}`} entry={entry} place={place} />
          ))}
          {feed.data.length === 0 &&
            (isNarrowed ? <PanelNoMatch clear={{ href: href({}) }} /> : <PanelEmpty title={t('empty')} text={t('emptyText')} action={add} />)}
        </Panel>
      </Messages>
    );
  },
});

async function Card({ entry, place }: { entry: FeedEntry; place: AccountPlace }) {
  const t = await getTranslator('note');
  return (
    <FeedCard
      entry={entry}
      href={hrefWith(place.path, { ...place.search, open: `${entry.kind}:${entry.id}` })}
      time={formatInstant(entry.at, place.locale, place.timeZone)}
      words={{ author: entry.author ?? t('somebody'), pinned: t('pinned'), edited: entry.edits > 0 ? t('edited', { count: entry.edits }) : null }}
    />
  );
}
