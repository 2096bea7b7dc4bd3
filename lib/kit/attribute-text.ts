import type { AttributeDefinition } from '@/lib/kit/attribute';
import { formatDay } from '@/lib/kit/date-format';
import { isDay } from '@/lib/kit/filter';
import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';

/** As much of a definition as its values' texts depend on. */
export type Shown = Pick<AttributeDefinition, 'kind' | 'choices' | 'unit' | 'currency'>;

const digits = new Map<string, number>();

/** Decimals of a currency's main unit: 2 of EUR, 0 of JPY. */
export function currencyDigits(currency: string): number {
  const known = digits.get(currency) ?? new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digits.set(currency, known);
  return known;
}

function numberText(value: number, { unit, currency }: Shown, locale: string): string {
  if (currency === null) return formatNumber(value, locale, { maximumFractionDigits: 6 }) + (unit === null ? '' : ` ${unit}`);
  const decimals = currencyDigits(currency);
  const amount = value / 10 ** decimals;
  return formatNumber(amount, locale, { style: 'currency', currency, minimumFractionDigits: amount % 1 === 0 ? 0 : decimals });
}

/** A stored value as people read it, also one that doesn't fit its kind; null is an em dash. */
export function attributeText(field: Shown, value: unknown, locale: string): string {
  if (value === null || value === undefined) return NO_VALUE;
  if (typeof value === 'number') return numberText(value, field, locale);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (field.kind === 'date' && isDay(value)) return formatDay(value, locale);
  return field.choices.find((choice) => choice.value === value)?.label ?? value;
}

/** A stored value as its control holds it; amounts in main units. */
export function draftText({ kind, currency }: Shown, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (kind !== 'currency' || currency === null || typeof value !== 'number') return String(value);
  return (value / 10 ** currencyDigits(currency)).toFixed(currencyDigits(currency));
}

/** What a control's text means; null clears. What is no number stays text, so that the server says what is wrong. */
export function draftValue({ kind, currency }: Shown, text: string): string | number | null {
  const typed = text.trim();
  if (typed === '') return null;
  const number = Number(typed);
  if ((kind !== 'number' && kind !== 'currency') || !Number.isFinite(number)) return typed;
  // 15 digits cut the noise of doubles, and a fraction of a minor unit remains one: it is refused, not rounded.
  return kind === 'currency' && currency !== null ? Number((number * 10 ** currencyDigits(currency)).toPrecision(15)) : number;
}
