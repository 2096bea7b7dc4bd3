import Link from 'next/link';
import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { FigureTable } from '@/components/overview/figure-table';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { messagePath } from '@/lib/features/hub/table';
import type { HubMessagePage } from '@/lib/features/hub-manager/contract';
import { formatShortDay } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import { formatNumber } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

const FIGURES = ['sent', 'delivered', 'bounced', 'opened', 'clicked'] as const;

interface MessagesPanelProps {
  page: Pick<HubMessagePage, 'rows' | 'total'>;
  /** Which messages these are. */
  meta: string;
  allHref: string;
  reader: Pick<HubReader, 'locale' | 'timeZone'>;
}

/** The latest messages with what became of their mails. */
export async function MessagesPanel({ page: { rows, total }, meta, allHref, reader: { locale, timeZone } }: MessagesPanelProps) {
  const t = await getTranslator('hubManager');
  const number = (value: number) => formatNumber(value, locale);
  const columns = [
    { id: 'subject', label: t('column.subject') },
    ...(['date', ...FIGURES] as const).map((id) => ({ id, label: t(`column.${id}`), isFigure: true })),
  ];
  const shown = rows.map((row) => ({
    id: row.id,
    cells: [
      <Link key="subject" className="hover:text-accent-ink hover:underline" href={messagePath(row.id)} prefetch={false}>
        {row.subject}
      </Link>,
      <span key="date" className="text-ink-2">
        {formatShortDay(localDay(new Date(row.sentAt), timeZone), locale)}
      </span>,
      ...FIGURES.map((name) => (
        <span key={name} className={name === 'bounced' && row.bounced > 0 ? 'text-poor' : undefined}>
          {number(row[name])}
        </span>
      )),
    ],
  }));
  const sum = (name: (typeof FIGURES)[number]) => rows.reduce((all, row) => all + row[name], 0);
  const totals = [t('messages.total', { count: rows.length }), '', ...FIGURES.map((name) => number(sum(name)))];
  const strong = totals.map((text, index) => (
    <strong key={columns[index]?.id} className="font-strong">
      {text}
    </strong>
  ));
  return (
    <Panel
      title={t('messages.title')}
      meta={meta}
      flush
      footer={
        total > rows.length && (
          <Link className="link ml-auto" href={allHref}>
            {t('messages.all')}
          </Link>
        )
      }
    >
      {rows.length === 0 ? (
        <PanelEmpty title={t('messages.empty')} text={t('messages.emptyText')} />
      ) : (
        <FigureTable label={t('messages.title')} columns={columns} rows={[...shown, { id: 'total', cells: strong }]} />
      )}
    </Panel>
  );
}
