import { HAPPENING_ICONS, happeningWords } from '@/app/(app)/hub/_manager/happening-words';
import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { RowList } from '@/components/overview/row-list';
import { clock } from '@/lib/core/clock';
import { hubPath } from '@/lib/features/hub/table';
import type { ToldHappening } from '@/lib/features/hub-manager/contract';
import { formatShortDay, formatTime } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';

interface HappeningListProps {
  label: string;
  rows: readonly ToldHappening[];
  reader: Pick<HubReader, 'locale' | 'timeZone'>;
  /** Whether each line leads to its contact. */
  linked?: boolean;
  /** Whether each line names its account. */
  names?: boolean;
}

/** What happened in hubs, a line or two each; today's with their time. */
export async function HappeningList({ label, rows, reader: { locale, timeZone }, linked = true, names = true }: HappeningListProps) {
  const today = localDay(clock.now(), timeZone);
  const listed = await Promise.all(
    rows.map(async (one) => {
      const day = localDay(new Date(one.at), timeZone);
      const end = day === today ? formatTime(one.at, locale, timeZone) : formatShortDay(day, locale);
      const href = linked ? hubPath(one.hubId) : undefined;
      return {
        id: String(one.id),
        icon: HAPPENING_ICONS[one.kind],
        href,
        end,
        ...(await happeningWords(names ? one : { ...one, account: '' }, locale)),
      };
    }),
  );
  return <RowList label={label} rows={listed} />;
}
