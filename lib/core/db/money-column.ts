import { type RawBuilder, sql } from 'kysely';
import { UNUSUAL_DIGITS } from '@/lib/kit/money';
import type { SqlColumn } from './table-query';

const currenciesWith = (digits: number) =>
  sql.join(Object.entries(UNUSUAL_DIGITS).flatMap(([code, known]) => (known === digits ? sql.lit(code) : [])));

/** An amount as a column: in hundredths of its currency, so that all currencies compare by their figure; finer parts are cut. */
export function moneyColumn(amount: RawBuilder<unknown>, currency: RawBuilder<unknown>): SqlColumn {
  const value = sql`(CASE WHEN ${currency} IN (${currenciesWith(0)}) THEN ${amount} * 100
    WHEN ${currency} IN (${currenciesWith(3)}) THEN ${amount} / 10 WHEN ${currency} IN (${currenciesWith(4)}) THEN ${amount} / 100 ELSE ${amount} END)`;
  return { value, type: 'bigint', scale: 100 };
}
