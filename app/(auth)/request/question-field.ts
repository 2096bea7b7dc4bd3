import type { RequestForm } from '@/lib/features/request/contract';
import type { AttributeKind } from '@/lib/kit/attribute';
import type { FieldKind, FieldSpec } from '@/lib/kit/form-field';

const KINDS: Partial<Record<AttributeKind, FieldKind>> = { number: 'number', currency: 'number', date: 'date', list: 'select', lifecycle: 'select' };

/** A question as a control; amounts are given in main units. */
export function fieldOf({ label, kind, choices, unit, currency }: RequestForm['questions'][number], index: number): FieldSpec {
  const options = choices.length > 0 ? choices.map(({ value, label }) => ({ value, label })) : undefined;
  return { path: `q${index}`, kind: KINDS[kind] ?? 'text', label, hint: currency ?? unit ?? undefined, required: false, maxLength: 2000, options };
}
