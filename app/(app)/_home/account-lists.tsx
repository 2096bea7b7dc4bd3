import { ListPanel } from '@/app/(app)/_home/list-panel';
import { accountsHref, type HomePlace, RENEWS_SOON } from '@/app/(app)/_home/place';
import { type MetricWords, metricWords } from '@/app/(app)/accounts/[accountId]/_tabs/health/metric-words';
import { entryName } from '@/app/(app)/accounts/[accountId]/_tabs/health/what-changed';
import { Sparkline } from '@/components/charts/sparkline';
import { Band } from '@/components/ui/band';
import { Change } from '@/components/ui/change';
import { accountHref } from '@/lib/features/account/address';
import type { HomeReading } from '@/lib/features/home-page/contract';
import { formatDay } from '@/lib/kit/date-format';
import { formatMoney } from '@/lib/kit/money';
import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';

interface ListProps {
  place: HomePlace;
  reading: HomeReading;
}
type Move = NonNullable<HomeReading['health']>['rows'][number];

/** Components that are named as the cause. */
const MOST_CAUSES = 3;

const signed = (value: number, locale: string, decimals = 0) =>
  formatNumber(value, locale, { signDisplay: 'exceptZero', minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** The components that moved a score most, with how much. */
async function causes({ change }: Move, words: MetricWords, locale: string): Promise<string> {
  const moved = (change?.components ?? []).filter(({ delta }) => delta !== 0).toSorted((a, b) => Math.abs(b.delta) - Math.abs(a.delta));
  const named = moved.slice(0, MOST_CAUSES).map(async (entry) => `${await entryName(entry, words)} ${signed(entry.delta, locale, 1)}`);
  return (await Promise.all(named)).join(', ');
}

/** Whose health moved, and why. */
export async function HealthMoves({ place, reading }: ListProps) {
  const [t, word] = [await getTranslator('home'), await getTranslator('table')];
  const { locale } = place;
  const words = await metricWords({ locale, currency: reading.currency, labels: reading.labels });
  const rows = (reading.health?.rows ?? []).map(async (move) => {
    const { account, accountKey, score, band, before, beforeBand } = move;
    const by = score === null || before === null ? null : score - before;
    const was = before === null ? word(`band.${beforeBand}`) : formatNumber(before, locale);
    return {
      id: accountKey,
      title: account,
      href: hrefWith(accountHref(accountKey, 'health'), { since: reading.since }),
      text: await causes(move, words, locale),
      end: (
        <>
          <Band tone={band}>{`${score ?? NO_VALUE} ${word(`band.${band}`)}`}</Band>
          <div>{by === null ? t('was', { band: was }) : <Change by={by}>{t('from', { by: signed(by, locale), before: was })}</Change>}</div>
        </>
      ),
    };
  });
  return <ListPanel place={place} reading={reading} id="health" rows={await Promise.all(rows)} />;
}

/** Who renews next, for how much, and how they are. */
export async function Renewals({ place, reading }: ListProps) {
  const [t, word] = [await getTranslator('home'), await getTranslator('table')];
  const rows = (reading.renewals?.rows ?? []).map(({ account, accountKey, on, amount, score, band }) => ({
    id: accountKey,
    title: account,
    href: accountHref(accountKey),
    text: formatDay(on, place.locale),
    end: (
      <>
        <span className="block text-ink">{formatMoney(amount, reading.currency, place.locale)}</span>
        <Band tone={band}>{`${score ?? NO_VALUE} ${word(`band.${band}`)}`}</Band>
      </>
    ),
  }));
  const more = { label: t('more.renewals'), href: accountsHref(reading.book.owners, [RENEWS_SOON]) };
  return <ListPanel place={place} reading={reading} id="renewals" rows={rows} more={more} />;
}

/** Whose use of the product moved most. */
export async function UsageMoves({ place, reading }: ListProps) {
  const t = await getTranslator('home');
  const { locale } = place;
  const rows = (reading.usage?.rows ?? []).map(({ account, accountKey, mau, before, trend }) => {
    const counts = { before: formatNumber(before, locale), now: formatNumber(mau, locale) };
    return {
      id: accountKey,
      title: account,
      href: accountHref(accountKey, 'activity'),
      text: t('mau', counts),
      end: (
        <>
          <Sparkline values={trend} label={t('course', { account, ...counts })} />
          <Change by={mau - before}>{signed(mau - before, locale)}</Change>
        </>
      ),
    };
  });
  return <ListPanel place={place} reading={reading} id="usage" rows={rows} />;
}
