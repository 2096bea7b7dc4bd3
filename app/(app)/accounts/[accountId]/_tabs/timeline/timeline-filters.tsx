import Form from 'next/form';
import { CATEGORY_ICONS } from '@/app/(app)/accounts/[accountId]/_tabs/timeline/category-icons';
import {
  MOST_QUERY,
  timelineAt,
  timelineHref,
  timelineParams,
  toggledCategories,
} from '@/app/(app)/accounts/[accountId]/_tabs/timeline/timeline-address';
import { AddressInput } from '@/components/form/address-input';
import { ClearLink } from '@/components/form/clear-link';
import { ChoiceLinks } from '@/components/timeline/choice-links';
import { Button } from '@/components/ui/button';
import { SegmentedLinks } from '@/components/ui/segmented';
import type { TimelinePage } from '@/lib/features/timeline/contract';
import { TIMELINE_VIEWS } from '@/lib/features/timeline/views';
import { readableWord } from '@/lib/kit/readable-word';
import { type AccountPlace, keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

type Offered = Pick<TimelinePage, 'categories' | 'subtypes'>;

/** Which entries are shown: a tab, the account or its tree, words, a day, categories and sub-types. */
export async function TimelineFilters({ place, offered }: { place: AccountPlace; offered: Offered }) {
  const t = await getTranslator('timeline');
  const { view, tree } = timelineAt(place);
  const views = TIMELINE_VIEWS.map((id) => ({
    id,
    label: t(`of.${id}`),
    href: timelineHref(place, { view: id, categories: [], subtype: undefined, day: undefined }),
  }));
  const scopes = [
    { id: 'account', label: t('account'), href: timelineHref(place, { tree: false }) },
    { id: 'tree', label: t('tree'), href: timelineHref(place, { tree: true }) },
  ];
  return (
    <div className="grid gap-2.5 border-b border-grid px-card pb-2.5" data-print="hidden">
      <div className="flex flex-wrap items-center gap-2">
        <SegmentedLinks label={t('of.label')} current={view} items={views} />
        <SegmentedLinks label={t('scope')} current={tree ? 'tree' : 'account'} items={scopes} />
      </div>
      <WordsAndDay place={place} />
      <Kinds place={place} offered={offered} />
    </div>
  );
}

async function WordsAndDay({ place }: { place: AccountPlace }) {
  const t = await getTranslator('timeline');
  const shown = timelineAt(place);
  const { query, day } = shown;
  const hidden = Object.entries({ ...keptParams(place), ...timelineParams({ ...shown, query: undefined, day: undefined }) });
  return (
    <Form action={place.path} scroll={false} className="flex flex-wrap items-center gap-2">
      {hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <AddressInput
        type="search"
        name="q"
        value={query}
        maxLength={MOST_QUERY}
        aria-label={t('search')}
        placeholder={t('search')}
        className="max-w-72"
      />
      <AddressInput type="date" name="day" value={day} aria-label={t('day')} title={t('day')} className="max-w-40" />
      <Button type="submit">{t('find')}</Button>
      {(query ?? day) !== undefined && <ClearLink href={timelineHref(place, { query: undefined, day: undefined })}>{t('clear')}</ClearLink>}
    </Form>
  );
}

async function Kinds({ place, offered: { categories, subtypes } }: { place: AccountPlace; offered: Offered }) {
  const t = await getTranslator('timeline');
  const shown = timelineAt(place);
  return (
    <>
      {categories.length > 1 && (
        <ChoiceLinks
          label={t('categories')}
          items={categories.map((category) => ({
            id: category,
            label: t(`category.${category}`),
            icon: CATEGORY_ICONS[category],
            chosen: shown.categories.includes(category),
            href: timelineHref(place, { categories: toggledCategories(shown.categories, category), subtype: undefined }),
          }))}
        />
      )}
      {subtypes.length > 1 && (
        <ChoiceLinks
          label={t('subtypes')}
          items={subtypes.map((subtype) => ({
            id: subtype,
            label: readableWord(subtype),
            chosen: shown.subtype === subtype,
            href: timelineHref(place, { subtype: shown.subtype === subtype ? undefined : subtype }),
          }))}
        />
      )}
    </>
  );
}
