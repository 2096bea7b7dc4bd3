import { accountsHref, type HomePlace, listHref, RENEWS_SOON } from '@/app/(app)/_home/place';
import { type KeyFact, KeyFacts } from '@/components/account/key-facts';
import { BandBar } from '@/components/home-page/band-bar';
import { FigureLink } from '@/components/home-page/figure-link';
import { type HomeReading, RENEWAL_DAYS } from '@/lib/features/home-page/contract';
import { formatMoney } from '@/lib/kit/money';
import { formatNumber } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

const MONTHS_A_YEAR = 12;
/** The well ones first. */
const ORDER = ['good', 'average', 'poor', 'unknown'] as const;

interface FiguresProps {
  place: HomePlace;
  reading: HomeReading;
}

/** What the accounts pay a year, and what of it stands with those in poor health. */
async function arrFacts({ place, reading: { book, bands, currency } }: FiguresProps): Promise<KeyFact[]> {
  const t = await getTranslator('home');
  if (!bands || bands.some(({ mrr }) => mrr === null)) return [];
  const fact = (id: 'arr' | 'atRisk', of: typeof bands, href: string | undefined): KeyFact => {
    const sum = (figure: (band: (typeof of)[number]) => number) => of.reduce((whole, band) => whole + figure(band), 0);
    const [accounts, unpriced] = [sum((band) => band.accounts), sum((band) => band.unpriced)];
    const hints = [t('accounts', { count: accounts }), unpriced > 0 && t('unpriced', { count: unpriced })];
    return {
      id,
      label: t(`figure.${id}`),
      explanation: { name: t(`figure.${id}`), definition: t(`definition.${id}`) },
      value: <FigureLink href={href}>{formatMoney(sum(({ mrr }) => mrr ?? 0) * MONTHS_A_YEAR, currency, place.locale)}</FigureLink>,
      hint: hints.filter(Boolean).join(' · '),
    };
  };
  const poor = bands.filter(({ band }) => band === 'poor');
  return [
    fact('arr', bands, accountsHref(book.owners)),
    fact('atRisk', poor, accountsHref(book.owners, [{ column: 'health', op: 'is', value: 'poor' }])),
  ];
}

/** What is to be done: how many alerts are open, and how many tasks are due. */
async function todoFacts({ place, reading }: FiguresProps): Promise<KeyFact[]> {
  const t = await getTranslator('home');
  return (['alerts', 'tasks'] as const).flatMap((id) => {
    const list = reading[id];
    if (!list) return [];
    const count = formatNumber(list.total, place.locale);
    const value = (
      <FigureLink key={id} href={listHref(reading, id)}>
        {count}
      </FigureLink>
    );
    return [{ id, label: t(`figure.${id}`), value, hint: t(`hint.${id}`) }];
  });
}

/** The book in a line; each figure leads to the rows that it counts. */
export async function Figures({ place, reading }: FiguresProps) {
  const [t, word] = [await getTranslator('home'), await getTranslator('table')];
  const { book, bands, renewalSum, currency } = reading;
  const counts = new Map(bands?.map(({ band, accounts }) => [band, accounts]));
  const parts = ORDER.map((tone) => ({
    tone,
    count: counts.get(tone) ?? 0,
    word: word(`band.${tone}`),
    href: accountsHref(book.owners, [{ column: 'health', op: 'is', value: tone }]),
  }));
  const renewals = renewalSum && {
    id: 'renewals',
    label: t('figure.renewals'),
    value: <FigureLink href={accountsHref(book.owners, [RENEWS_SOON])}>{formatMoney(renewalSum.amount, currency, place.locale)}</FigureLink>,
    hint: [
      t('renewing', { count: renewalSum.accounts, days: RENEWAL_DAYS }),
      renewalSum.unpriced > 0 && t('unpriced', { count: renewalSum.unpriced }),
    ]
      .filter(Boolean)
      .join(' · '),
  };
  const facts = [
    ...(bands ? [{ id: 'health', label: t('figure.health'), value: <BandBar parts={parts} /> }] : []),
    ...(await arrFacts({ place, reading })),
    ...(renewals ? [renewals] : []),
    ...(await todoFacts({ place, reading })),
  ];
  return <KeyFacts lead facts={facts} />;
}
