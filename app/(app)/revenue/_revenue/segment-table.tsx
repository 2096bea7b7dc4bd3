import Link from 'next/link';
import type { ReactNode } from 'react';
import { figureHref, type RevenuePlace, rowsHref } from '@/app/(app)/revenue/_revenue/place';
import { type FigureColumn, type FigureRow, FigureTable } from '@/components/overview/figure-table';
import { MRR_STEPS } from '@/lib/features/money/metrics';
import type { Revenue, Segment } from '@/lib/features/money/revenue-contract';
import type { Condition } from '@/lib/kit/filter';
import { formatMoney } from '@/lib/kit/money';
import { formatNumber, formatRate } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

interface SegmentTableProps {
  place: RevenuePlace;
  revenue: Revenue;
}

/** The group's condition on the table of accounts. */
const isIn = ({ name }: Segment): Condition =>
  name === null ? { column: 'group', op: 'empty', value: null } : { column: 'group', op: 'is', value: name };

/** Each group's figures and those of all; every one opens the accounts that make it. */
export async function SegmentTable({ place, revenue: { currency, groups, total } }: SegmentTableProps) {
  const t = await getTranslator('revenue');
  const money = await getTranslator('money');
  const { locale, groupBy } = place;
  const rowOf = (id: string, label: ReactNode, segment: Segment, own: readonly Condition[]): FigureRow => {
    const link = (key: string, text: string, href: string) => (
      <Link key={key} className="hover:underline" href={href} scroll={false} prefetch={false}>
        {text}
      </Link>
    );
    const rate = (key: string, share: number | null) => link(key, formatRate(share, locale), figureHref(place, 'starting', own));
    return {
      id,
      cells: [
        label,
        link('accounts', formatNumber(segment.accounts, locale), rowsHref(place, own)),
        ...MRR_STEPS.map((step) => link(step, formatMoney(segment[step], currency, locale), figureHref(place, step, own))),
        rate('gross', segment.grossRetention),
        rate('net', segment.netRetention),
      ],
    };
  };
  const figure = (id: string, label: string): FigureColumn => ({ id, label, isFigure: true });
  const columns: FigureColumn[] = [
    { id: 'group', label: t('column.group') },
    figure('accounts', t('accounts')),
    ...MRR_STEPS.map((step) => figure(step, money(`movement.${step}`))),
    figure('gross', t('gross')),
    figure('net', t('net')),
  ];
  const rows =
    groupBy === undefined ? [] : groups.map((group, index) => rowOf(String(index), group.name ?? t('group.without'), group, [isIn(group)]));
  return (
    <FigureTable
      label={t('segments')}
      columns={columns}
      rows={[...rows, rowOf('total', <strong className="font-strong">{t('group.all')}</strong>, total, [])]}
    />
  );
}
