import Link from 'next/link';
import { FigureTable } from '@/components/overview/figure-table';
import { Panel } from '@/components/panel/panel';
import { accountHref } from '@/lib/features/account/address';
import type { HealthReading } from '@/lib/features/health/contract';
import { formatMoney } from '@/lib/kit/money';
import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface ChildrenPanelProps {
  place: AccountPlace;
  rollUp: NonNullable<HealthReading['rollUp']>;
  score: number | null;
}

/** What each child gives to a score that is made of the children's. */
export async function ChildrenPanel({ place: { locale, caller }, rollUp: { policy, own, children }, score }: ChildrenPanelProps) {
  const t = await getTranslator('health');
  const { currency } = caller.organization;
  const figure = (value: number | null) =>
    value === null ? NO_VALUE : formatNumber(value, locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const rows = children.map(({ key, name, weight, score: of, contribution }) => ({
    id: key ?? '',
    cells: [
      key === null ? (
        t('children.hidden')
      ) : (
        <Link key="name" className="link" prefetch={false} href={accountHref(key, 'health')}>
          {name}
        </Link>
      ),
      ...[formatMoney(weight, currency, locale), figure(of), figure(contribution)],
    ],
  }));
  const total = [t('column.score'), '', '', figure(score)].map((cell, index) => (
    <strong key={index === 0 ? 'name' : `figure ${index}`}>{cell}</strong>
  ));
  const heading = (id: 'mrr' | 'score' | 'contribution') => ({ id, label: t(`children.${id}`), isFigure: true });
  return (
    <Panel
      title={t('children.title')}
      footer={
        <span>
          {t(`children.formula.${policy}`)} {own !== null && t('children.own', { score: figure(own) })}
        </span>
      }
      flush
    >
      <FigureTable
        label={t('children.title')}
        columns={[{ id: 'account', label: t('children.account') }, heading('mrr'), heading('score'), heading('contribution')]}
        rows={[...rows, { id: 'total', cells: total }]}
      />
    </Panel>
  );
}
