import Link from 'next/link';
import { accountsHref, type HomePlace, homeHref, listHref } from '@/app/(app)/_home/place';
import { FigureTable } from '@/components/overview/figure-table';
import { Panel } from '@/components/panel/panel';
import { Band } from '@/components/ui/band';
import { BANDS, type Band as BandId } from '@/lib/features/health/metrics';
import type { HomeReading, HomeRequest } from '@/lib/features/home-page/contract';
import { formatShortDay } from '@/lib/kit/date-format';
import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

interface TeamPanelProps {
  place: HomePlace;
  reading: HomeReading;
}

/** A figure that leads to the rows it counts; nothing leads nowhere. */
function Cell({ count, href, children }: { count: number; href: string | undefined; children: string }) {
  if (count === 0 || href === undefined) return count === 0 ? NO_VALUE : children;
  return (
    <Link href={href} prefetch={false} className="inline-flex min-h-6 items-center hover:underline">
      {children}
    </Link>
  );
}

/** How many accounts went from which band to which. */
export async function Movement({ place, reading }: TeamPanelProps) {
  const [t, word] = [await getTranslator('home'), await getTranslator('table')];
  const { movement, since, days } = reading;
  if (!movement) return null;
  const counts = new Map(movement.map(({ from, to, accounts }) => [`${from} ${to}`, accounts]));
  const seen = BANDS.filter((band) => movement.some(({ from, to }) => from === band || to === band));
  const name = (band: BandId) => <Band tone={band}>{word(`band.${band}`)}</Band>;
  return (
    <Panel title={t('movement.title')} meta={t('days', { count: days })} flush footer={<span>{t('movement.fact')}</span>}>
      <FigureTable
        label={t('movement.title')}
        columns={[
          { id: 'from', label: t('movement.from', { day: formatShortDay(since, place.locale) }) },
          ...seen.map((band) => ({ id: band, label: name(band), isFigure: true })),
        ]}
        rows={seen.map((from) => ({
          id: from,
          cells: [
            name(from),
            ...seen.map((to) => {
              const count = counts.get(`${from} ${to}`) ?? 0;
              return (
                <Cell key={to} count={count} href={listHref(reading, 'health', { from, to })}>
                  {formatNumber(count, place.locale)}
                </Cell>
              );
            }),
          ],
        }))}
      />
    </Panel>
  );
}

/** What each of the people did, and how their accounts fared. */
export async function Leaders({ place, reading }: TeamPanelProps) {
  const t = await getTranslator('home');
  const { leaders, days } = reading;
  if (!leaders) return null;
  const columns = ['accounts', 'held', 'done', 'answers', 'moved'] as const;
  const rows = leaders.rows.map(({ id, name, email, rose, fell, ...counts }) => {
    const of: HomeRequest = { book: id, days };
    const moved = [rose > 0 && `+${formatNumber(rose, place.locale)}`, fell > 0 && `−${formatNumber(fell, place.locale)}`].filter(Boolean);
    const cell = (column: (typeof columns)[number]) => {
      const text = column === 'moved' && moved.length > 0 ? moved.join(' ') : formatNumber(counts[column], place.locale);
      const list = column === 'moved' ? 'health' : column;
      const href = list === 'accounts' ? accountsHref([email]) : homeHref({ ...of, list });
      return (
        <Cell key={column} count={counts[column]} href={href}>
          {text}
        </Cell>
      );
    };
    const person = (
      <Link key="name" href={homeHref(of)} prefetch={false} className="hover:underline">
        {name}
      </Link>
    );
    return { id, cells: [person, ...columns.map(cell)] };
  });
  return (
    <Panel
      title={t('leaders.title')}
      meta={t('days', { count: days })}
      flush={rows.length > 0}
      footer={<span>{leaders.total > rows.length ? t('leaders.cut', { count: rows.length, total: leaders.total }) : t('leaders.fact')}</span>}
    >
      {rows.length === 0 ? (
        <p className="text-ink-2">{t('leaders.empty')}</p>
      ) : (
        <FigureTable
          label={t('leaders.title')}
          columns={[{ id: 'name', label: t('leaders.name') }, ...columns.map((id) => ({ id, label: t(`leaders.${id}`), isFigure: true }))]}
          rows={rows}
        />
      )}
    </Panel>
  );
}
