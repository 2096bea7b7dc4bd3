import Link from 'next/link';
import { Confidence } from '@/app/(app)/hub/_manager/confidence';
import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { FigureTable } from '@/components/overview/figure-table';
import { ButtonLink, IconLink } from '@/components/ui/button';
import { Count } from '@/components/ui/tag';
import { may } from '@/lib/core/actor';
import { accountHref } from '@/lib/features/account/address';
import { hubPath, newMessagePath } from '@/lib/features/hub/table';
import type { OverviewRequest, StuckContact } from '@/lib/features/hub-manager/contract';
import { formatClock } from '@/lib/kit/clock-format';
import { formatShortDay } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import { NO_VALUE } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

/** Hubs that one address can name. */
const MOST_NAMED = 50;

interface StuckTableProps {
  at: NonNullable<OverviewRequest['at']>;
  rows: readonly StuckContact[];
  closeHref: string;
  reader: HubReader;
  /** What those who acted did. */
  acts: string;
}

/** Who got so far and no further, and the way to write to them. */
export async function StuckTable({ at, rows, closeHref, reader, acts }: StuckTableProps) {
  const t = await getTranslator('hubManager');
  const { caller, locale, timeZone } = reader;
  const link = (href: string, text: string) => (
    <Link className="hover:text-accent-ink hover:underline" href={href} prefetch={false}>
      {text}
    </Link>
  );
  const cells = (row: StuckContact) => [
    link(hubPath(row.hubId), row.name),
    <span key="account" className="text-ink-2">
      {link(accountHref(row.accountKey), row.account)}
    </span>,
    row.document ?? NO_VALUE,
    row.viewed === null ? NO_VALUE : t('pagesOf', { viewed: row.viewed, pages: row.pageCount ?? 0 }),
    row.attention === 0 ? NO_VALUE : formatClock(row.attention),
    row.confidence === null ? NO_VALUE : <Confidence key="confidence" of={row.confidence} />,
    formatShortDay(localDay(row.lastAt, timeZone), locale),
  ];
  const columns = (['contact', 'account', 'furthest', 'pages', 'attention', 'confidence', 'last'] as const).map((id) => ({
    id,
    label: t(`column.${id}`),
    isFigure: id === 'pages' || id === 'attention' || id === 'last',
  }));
  const named = rows.slice(0, MOST_NAMED);
  return (
    <section id="stuck" aria-label={t(`stuckTitle.${at}`)} className="border-t border-line">
      <header className="flex min-h-11 flex-wrap items-center gap-2 py-1 pr-2 pl-card">
        <h3 className="font-strong">{t(`stuckTitle.${at}`)}</h3>
        <Count>{rows.length}</Count>
        <span className="text-sm text-ink-2">{t(`stuckText.${at}`, { acts })}</span>
        <span className="ml-auto flex items-center gap-1">
          {may(caller.actor, 'hub:write') && named.length > 0 && at !== 'revoked' && (
            <ButtonLink size="small" icon="send" href={newMessagePath(named.map(({ hubId }) => hubId))}>
              {t('messageThese', { count: named.length })}
            </ButtonLink>
          )}
          <IconLink kind="quiet" size="small" icon="close" label={t('close')} href={closeHref} scroll={false} />
        </span>
      </header>
      {rows.length === 0 ? (
        <p className="px-card pb-2 text-ink-2">{t('noneHere')}</p>
      ) : (
        <FigureTable label={t(`stuckTitle.${at}`)} columns={columns} rows={rows.map((row) => ({ id: row.hubId, cells: cells(row) }))} />
      )}
    </section>
  );
}
