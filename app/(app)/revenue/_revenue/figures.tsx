import Link from 'next/link';
import type * as z from 'zod';
import { figureHref, type RevenuePlace } from '@/app/(app)/revenue/_revenue/place';
import { KeyFacts } from '@/components/account/key-facts';
import { ACCOUNTS_PATH, accountTable } from '@/lib/features/account/table';
import type { RenewalReading, Revenue } from '@/lib/features/money/revenue-contract';
import { formatMonth } from '@/lib/kit/date-format';
import { formatMoney } from '@/lib/kit/money';
import { formatRate } from '@/lib/kit/number-format';
import { defaultState } from '@/lib/kit/table-state';
import { encodeState, hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';

interface FiguresProps {
  place: RevenuePlace;
  revenue: Revenue;
  renewals: z.infer<typeof RenewalReading>;
}

/** The columns of the account list that tell of a renewal. */
const RENEWAL_COLUMNS = ['name', 'owner', 'stage', 'renewal', 'renewalAmount', 'mrr', 'mau', 'seen'];

/** The account list with what renews soon, the next one first. */
function renewalsHref({ filter }: RevenuePlace, days: number): string {
  const base = defaultState(accountTable);
  const soon = { all: [...filter.all, { column: 'renewal', op: 'next', value: days } as const] };
  const state = { ...base, filter: soon, sort: { column: 'renewal', direction: 'asc' } as const, columns: RENEWAL_COLUMNS };
  return hrefWith(ACCOUNTS_PATH, encodeState(accountTable, state, base));
}

/** Retention, MRR at both ends and what renews soon; each opens the accounts that make it. */
export async function Figures({ place, revenue: { total, currency, from, to }, renewals }: FiguresProps) {
  const t = await getTranslator('revenue');
  const { locale } = place;
  const month = (name: string) => formatMonth(`${name}-01`, locale);
  const period = t('window', { from: month(from), to: month(to) });
  const paying = t('ofAccounts', { count: total.startingAccounts });
  const soon = t('nextDays', { count: renewals.days });
  const unknown = renewals.unknown > 0 ? t('unknownAmounts', { count: renewals.unknown }) : t('renewing', { count: renewals.accounts });
  const money = (amount: number) => formatMoney(amount, currency, locale);
  const share = (value: number | null) => formatRate(value, locale);
  const facts = [
    { id: 'gross', value: share(total.grossRetention), hint: paying, window: period, href: figureHref(place, 'starting') },
    { id: 'net', value: share(total.netRetention), hint: paying, window: period, href: figureHref(place, 'starting') },
    { id: 'starting', value: money(total.starting), hint: t('start', { month: month(from) }), window: period, href: figureHref(place, 'starting') },
    { id: 'ending', value: money(total.ending), hint: t('end', { month: month(to) }), window: period, href: figureHref(place, 'ending') },
    { id: 'renewals', value: money(renewals.amount), hint: `${soon} · ${unknown}`, window: soon, href: renewalsHref(place, renewals.days) },
  ] as const;
  return (
    <KeyFacts
      facts={facts.map(({ id, value, hint, window, href }) => ({
        ...{ id, value, hint, label: t(`figure.${id}`) },
        explanation: { name: t(`figure.${id}`), definition: t(`definition.${id}`), window },
        aside: (
          <Link className="link" href={href} scroll={false} prefetch={false}>
            {t('rows')}
          </Link>
        ),
      }))}
    />
  );
}
