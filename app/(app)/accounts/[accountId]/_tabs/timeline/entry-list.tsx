import { CATEGORY_ICONS } from '@/app/(app)/accounts/[accountId]/_tabs/timeline/category-icons';
import { changeWords, eventWords, stateWords } from '@/app/(app)/accounts/[accountId]/_tabs/timeline/entry-words';
import { EntryCard } from '@/components/timeline/entry-card';
import { Tag } from '@/components/ui/tag';
import { accountHref } from '@/lib/features/account/address';
import type { AttributeField } from '@/lib/features/attribute/contract';
import type { TimelineEntry, TimelinePage } from '@/lib/features/timeline/contract';
import { formatDay, formatTime } from '@/lib/kit/date-format';
import { readableWord } from '@/lib/kit/readable-word';
import { hrefWith } from '@/lib/kit/url-codec';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { findRecordKind } from '@/lib/registry/account-records';

interface EntryListProps {
  place: AccountPlace;
  page: Pick<TimelinePage, 'entries' | 'people'>;
  /** The account's attributes, by which changes of theirs are read. */
  fields: readonly AttributeField[];
}

/** The entries under their days. */
export async function EntryList({ place, page: { entries, people }, fields }: EntryListProps) {
  const t = await getTranslator('timeline');
  const days = [...new Set(entries.map(({ day }) => day))];
  return days.map((day) => (
    <section key={day} aria-label={formatDay(day, place.locale)}>
      <h3 className="sticky top-0 flex items-center gap-2 border-b border-grid bg-sunken px-card py-1 text-sm font-strong">
        {formatDay(day, place.locale)}
        {day === place.today && <Tag>{t('today')}</Tag>}
        {day > place.today && <Tag>{t('upcoming')}</Tag>}
      </h3>
      {entries
        .filter((entry) => entry.day === day)
        .map((entry) => (
          <Entry key={entry.key} place={place} entry={entry} people={people} fields={fields} />
        ))}
    </section>
  ));
}

/** Drawers of sources that are called otherwise than the drawer. */
const DRAWERS: Readonly<Record<string, string>> = { successPlan: 'plan' };

/** Where the record that an entry tells of opens; on its own account's timeline when that is another one. */
function hrefOf(place: AccountPlace, { source, sourceId, account, isThere }: TimelineEntry): string | null {
  const kind = findRecordKind(DRAWERS[source] ?? source);
  if (!kind?.read || !isThere) return null;
  const open = `${kind.id}:${sourceId}`;
  return account.id === place.accountId ? hrefWith(place.path, { ...place.search, open }) : hrefWith(accountHref(account.id, 'timeline'), { open });
}

interface EntryProps extends Pick<EntryListProps, 'place' | 'fields'> {
  entry: TimelineEntry;
  people: TimelinePage['people'];
}

async function Entry({ place, entry, people, fields }: EntryProps) {
  const t = await getTranslator('timeline');
  const { news, since } = await changeWords(entry, people, { ...place, fields });
  const facts = [
    eventWords(t, entry),
    ...(entry.subtype && entry.category !== 'change' ? [readableWord(entry.subtype)] : []),
    ...stateWords(t, entry, people, place),
    ...(entry.actor ? [t('actor', { name: entry.actor })] : []),
    ...(entry.account.id === place.accountId ? [] : [entry.account.name]),
    ...(entry.isThere ? [] : [t('gone')]),
  ];
  return (
    <EntryCard
      entry={entry.category === 'change' ? { ...entry, excerpt: [] } : entry}
      icon={CATEGORY_ICONS[entry.category]}
      time={formatTime(entry.at, place.locale, place.timeZone)}
      href={hrefOf(place, entry)}
      facts={facts}
      news={news}
      since={since}
      sinceWord={t('changedSince')}
    />
  );
}
