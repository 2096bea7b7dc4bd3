import Link from 'next/link';
import { type HomePlace, listHref } from '@/app/(app)/_home/place';
import { type ListedRow, RowList } from '@/components/overview/row-list';
import { Panel } from '@/components/panel/panel';
import { Count } from '@/components/ui/tag';
import type { HomeListId, HomeReading } from '@/lib/features/home-page/contract';
import { formatNumber } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

interface ListPanelProps {
  place: HomePlace;
  reading: HomeReading;
  id: HomeListId;
  rows: readonly ListedRow[];
  /** The page that has these rows and more. */
  more?: { label: string; href: string | undefined };
}

/** One of the lists: its first rows, how many there are, and where all of them stand. */
export async function ListPanel({ place, reading, id, rows, more }: ListPanelProps) {
  const t = await getTranslator('home');
  const total = reading[id]?.total ?? 0;
  const count = formatNumber(total, place.locale);
  const isWhole = reading.list === id;
  const title = t(`list.${id}`);
  return (
    <Panel
      title={title}
      flush={total > 0}
      meta={
        total > 0 && (
          <Link
            href={listHref(reading, id)}
            aria-label={t('all', { list: title, count: total })}
            aria-current={isWhole ? 'page' : undefined}
            className="inline-grid size-6 min-w-fit place-items-center hover:underline"
          >
            <Count>{count}</Count>
          </Link>
        )
      }
      footer={
        <>
          <span>
            {isWhole && rows.length < total ? t('cut', { count: rows.length }) : t(`fact.${id}`, { days: reading.days, weeks: reading.weeks })}
          </span>
          {more?.href !== undefined && (
            <Link className="link inline-grid" prefetch={false} href={more.href}>
              {more.label}
            </Link>
          )}
        </>
      }
    >
      {total === 0 ? <p className="text-ink-2">{t(`empty.${id}`)}</p> : <RowList label={title} rows={rows} />}
    </Panel>
  );
}
