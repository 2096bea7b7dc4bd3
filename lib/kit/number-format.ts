/** What stands for "unknown" everywhere. */
export const NO_VALUE = '—';

const cache = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = cache.get(key) ?? new Intl.NumberFormat(locale, options);
  cache.set(key, known);
  return known;
}

/** A number, or an exact decimal as text, by the locale's rules, with a real minus sign; null is an em dash. */
export function formatNumber(value: number | Intl.StringNumericLiteral | null, locale: string, options: Intl.NumberFormatOptions = {}): string {
  return value === null ? NO_VALUE : formatter(locale, options).format(value).replace('-', '−');
}

/** A share between 0 and 1 as a percentage, one decimal at most. */
export function formatPercent(value: number | null, locale: string): string {
  return formatNumber(value, locale, { style: 'percent', maximumFractionDigits: 1 });
}

/** A share beside others: always with one decimal, so that they line up. */
export function formatRate(value: number | null, locale: string): string {
  return formatNumber(value, locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** A short figure for axes: 1.2K, 3M. */
export function formatCompact(value: number | null, locale: string): string {
  return formatNumber(value, locale, { notation: 'compact', maximumFractionDigits: 1 });
}
