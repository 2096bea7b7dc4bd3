import { type KeyFact, KeyFacts } from '@/components/account/key-facts';
import type { StageSum } from '@/lib/features/deal/contract';
import { formatMoney } from '@/lib/kit/money';
import { NO_VALUE } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

interface OpenDealsProps {
  sums: readonly StageSum[];
  locale: string;
}

/** Amounts by currency; currencies are never added up. */
function totals(sums: readonly StageSum[], locale: string): string {
  const byCurrency = new Map<string, bigint>();
  for (const { currency, amount } of sums) if (currency !== null) byCurrency.set(currency, (byCurrency.get(currency) ?? 0n) + BigInt(amount));
  return [...byCurrency].map(([currency, amount]) => formatMoney(String(amount), currency, locale)).join(' + ') || NO_VALUE;
}

/** What is open, in all and by stage. */
export async function OpenDeals({ sums, locale }: OpenDealsProps) {
  const t = await getTranslator('deal');
  const fact = (id: string, label: string, of: readonly StageSum[]): KeyFact => ({
    id,
    label,
    value: totals(of, locale),
    hint: t('open.count', { count: of.reduce((count, { deals }) => count + deals, 0) }),
  });
  const stages = new Map(sums.map(({ stage, name }) => [stage, name]));
  const facts = [...stages].map(([stage, name]) =>
    fact(
      stage,
      name,
      sums.filter((sum) => sum.stage === stage),
    ),
  );
  return <KeyFacts lead facts={[fact('all', t('open.total'), sums), ...facts]} />;
}
