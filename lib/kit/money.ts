import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';

/**
 * Decimals of the currencies that don't have two, by ISO 4217. Intl's own differ for some: they say how prices are
 * usually shown, not what a minor unit is.
 */
export const UNUSUAL_DIGITS: Readonly<Record<string, number>> = {
  ...Object.fromEntries('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0])),
  ...Object.fromEntries('BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3])),
  CLF: 4,
  UYW: 4,
};

/** The largest amount that is stored, in minor units. */
export const MOST_MONEY = 10 ** 15;

/** How many digits a currency's minor unit has: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  return UNUSUAL_DIGITS[currency] ?? 2;
}

/** An integer of minor units as a decimal: -1234 of EUR is "-12.34". Exact for integers of any length. */
export function decimalMoney(minor: number | string, currency: string): Intl.StringNumericLiteral {
  const digits = minorDigits(currency);
  const value = BigInt(minor);
  const text = String(value < 0n ? -value : value).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  const decimal = digits === 0 ? whole : `${whole}.${text.slice(-digits)}`;
  return `${value < 0n ? '-' : ''}${decimal}` as Intl.StringNumericLiteral;
}

/** An amount in minor units of its currency, by the locale's rules and without empty decimals; null is a dash. */
export function formatMoney(minor: number | string | null, currency: string | null, locale: string): string {
  if (minor === null || currency === null) return NO_VALUE;
  const digits = { minimumFractionDigits: minorDigits(currency), maximumFractionDigits: minorDigits(currency) };
  return formatNumber(decimalMoney(minor, currency), locale, { style: 'currency', currency, ...digits, trailingZeroDisplay: 'stripIfInteger' });
}

const PLAIN = /^(-?)(\d{1,18})(?:\.(\d*))?$/;
const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d*)?$/;

/**
 * Minor units of an amount as people type it: "12,500", "12 500.00" and "12500" are the same. Null for what is no
 * amount, has more decimals than the currency, or is too large to be stored.
 */
export function parseMoney(typed: string, currency: string): number | null {
  const spaceless = typed.replaceAll(/[\s\u00a0\u202f'’]/gu, '').replace('−', '-');
  const [, sign, whole, decimals = ''] = PLAIN.exec(GROUPED.test(spaceless) ? spaceless.replaceAll(',', '') : spaceless) ?? [];
  const digits = minorDigits(currency);
  if (whole === undefined || decimals.length > digits) return null;
  const minor = Number(`${sign}${whole}${decimals.padEnd(digits, '0')}`);
  return Math.abs(minor) <= MOST_MONEY ? minor + 0 : null;
}
