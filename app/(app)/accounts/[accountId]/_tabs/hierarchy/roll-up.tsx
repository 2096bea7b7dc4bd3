import type * as z from 'zod';
import { Panel } from '@/components/panel/panel';
import { Figure } from '@/components/ui/figure';
import type { TreeFigures } from '@/lib/features/account/contract';
import type { TreeMoney } from '@/lib/features/money/contract';
import { formatDay } from '@/lib/kit/date-format';
import { formatMoney } from '@/lib/kit/money';
import { formatNumber } from '@/lib/kit/number-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface RollUpProps {
  tree: z.infer<typeof TreeFigures>;
  /** Undefined for readers who may not see money. */
  money: z.infer<typeof TreeMoney> | undefined;
  place: AccountPlace;
}

/** The account with all below it; where some are hidden it says of how many the sums are. */
export async function RollUp({ tree, money, place: { locale, latest } }: RollUpProps) {
  const t = await getTranslator('account');
  const { accounts, accountsInAll } = tree;
  const isWhole = accounts === accountsInAll;
  const lacking =
    money && money.missing.length > 0
      ? t('hierarchy.missingRates', { currencies: money.missing.map(({ currency }) => currency).join(', ') })
      : undefined;
  return (
    <Panel title={t('hierarchy.rollUp')} meta={t('hierarchy.asOfYesterday', { day: formatDay(latest, locale) })}>
      <div className="flex flex-wrap gap-x-10 gap-y-3">
        <Figure
          label={t('hierarchy.accounts')}
          value={formatNumber(accounts, locale)}
          hint={isWhole ? undefined : t('hierarchy.some', { seen: accounts, all: accountsInAll })}
        />
        <Figure label={t('metric.productUsers.label')} value={formatNumber(tree.productUsers, locale)} />
        <Figure label={t('metric.mau.label')} value={formatNumber(tree.mau, locale)} hint={t('hierarchy.sums')} />
        {money && (
          <>
            <Figure label={t('hierarchy.mrr')} value={formatMoney(money.mrr, money.currency, locale)} hint={lacking} />
            <Figure label={t('hierarchy.lifetimeRevenue')} value={formatMoney(money.lifetimeRevenue, money.currency, locale)} hint={lacking} />
          </>
        )}
      </div>
    </Panel>
  );
}
