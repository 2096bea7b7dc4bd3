import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';

const digits = new Map<string, number>();

/** How many digits a currency's minor unit has: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  const known = digits.get(currency) ?? new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digits.set(currency, known);
  return known;
}

/** An amount in minor units of its currency, by the locale's rules and without empty decimals; null is a dash. */
export function formatMoney(amount: number | null, currency: string | null, locale: string): string {
  if (amount === null || currency === null) return NO_VALUE;
  return formatNumber(amount / 10 ** minorDigits(currency), locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
}
