import type { AttributeDefinition } from '@/lib/kit/attribute';
import { formatDay } from '@/lib/kit/date-format';
import { isDay } from '@/lib/kit/filter';
import { decimalMoney, formatMoney, parseMoney } from '@/lib/kit/money';
import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';

/** As much of a definition as its values' texts depend on. */
export type Shown = Pick<AttributeDefinition, 'kind' | 'choices' | 'unit' | 'currency'>;

function numberText(value: number, { unit, currency }: Shown, locale: string): string {
  if (currency !== null && Number.isSafeInteger(value)) return formatMoney(value, currency, locale);
  return formatNumber(value, locale, { maximumFractionDigits: 6 }) + (unit === null ? '' : ` ${unit}`);
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
  return kind === 'currency' && currency !== null && Number.isSafeInteger(value) ? decimalMoney(Number(value), currency) : String(value);
}

/** What a control's text means; null clears. What is no number or amount stays text, so that the server says what is wrong. */
export function draftValue({ kind, currency }: Shown, text: string): string | number | null {
  const typed = text.trim();
  if (typed === '') return null;
  if (kind === 'currency' && currency !== null) return parseMoney(typed, currency) ?? typed;
  return kind === 'number' && Number.isFinite(Number(typed)) ? Number(typed) : typed;
}
