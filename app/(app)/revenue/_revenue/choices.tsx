import { type RevenuePlace, revenueHref } from '@/app/(app)/revenue/_revenue/place';
import { IconLink } from '@/components/ui/button';
import { SegmentedLinks } from '@/components/ui/segmented';
import type { Column } from '@/lib/kit/table-spec';
import { getTranslator } from '@/lib/next/messages';

const LENGTHS = [1, 3, 6, 12, 24] as const;

/** How many months, and which ones: earlier and later by as many. */
export async function PeriodChoice({ place }: { place: RevenuePlace }) {
  const t = await getTranslator('revenue');
  const { first, last, running } = place;
  const length = last - first + 1;
  const items = LENGTHS.map((count) => ({ id: String(count), label: t('months', { count }), href: revenueHref(place, { first: last - count + 1 }) }));
  const later = Math.min(last + length, running);
  return (
    <div className="flex max-w-full items-center gap-1">
      <IconLink
        kind="quiet"
        size="small"
        icon="chevron-left"
        label={t('earlier')}
        href={revenueHref(place, { first: first - length, last: first - 1 })}
      />
      <div className="min-w-0">
        <SegmentedLinks label={t('period')} current={String(length)} items={items} />
      </div>
      {later > last && (
        <IconLink
          kind="quiet"
          size="small"
          icon="chevron-right"
          label={t('later')}
          href={revenueHref(place, { first: later - length + 1, last: later })}
        />
      )}
    </div>
  );
}

const OWN = ['type', 'stage', 'status', 'owner'] as const;

interface GroupChoiceProps {
  place: RevenuePlace;
  /** The account list's, with the organization's attributes. */
  columns: readonly Column[];
}

/** By what the accounts are grouped. */
export async function GroupChoice({ place, columns }: GroupChoiceProps) {
  const t = await getTranslator('revenue');
  const item = (id: string, label: string) => ({ id, label, href: revenueHref(place, { groupBy: id === '' ? undefined : id }) });
  const attributes = columns.flatMap(({ id, label, kind }) => (label && (kind === 'enum' || kind === 'person') ? [{ id, label }] : []));
  const items = [item('', t('group.none')), ...OWN.map((id) => item(id, t(`group.${id}`))), ...attributes.map(({ id, label }) => item(id, label))];
  return (
    <div>
      <SegmentedLinks label={t('group.label')} current={place.groupBy ?? ''} items={items} />
    </div>
  );
}
