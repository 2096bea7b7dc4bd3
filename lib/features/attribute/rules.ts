import { AppError, type FieldError } from '@/lib/core/errors';
import { dependentsOf, formulaFault } from '@/lib/kit/attribute-formulas';
import type { Attribute } from './contract';

const refuse = (path: string, code: string, message: string) =>
  new AppError('invalid', message, { errors: [{ path, code, message } satisfies FieldError] });

/** What a kind keeps of the options; what it has no use for is dropped. */
export function optionsOf({ kind, choices, unit, currency, formula }: Attribute): object {
  if (kind === 'list' || kind === 'lifecycle') return { choices };
  if (kind === 'number') return { unit };
  if (kind === 'currency') return { currency };
  return kind === 'calculated' ? { formula, unit, currency } : {};
}

/** @throws AppError invalid when the definition lacks what its kind needs, or a formula can't be calculated any more */
export function checkAttribute(wanted: Attribute, others: readonly Attribute[]): void {
  const { kind, choices, currency } = wanted;
  if ((kind === 'list' || kind === 'lifecycle') && choices.length === 0) throw refuse('choices', 'missing', 'Name at least one choice');
  if (kind === 'currency' && currency === null) throw refuse('currency', 'missing', 'Name the currency');
  const all = [...others.filter(({ key, isArchived }) => key !== wanted.key && !isArchived), wanted];
  const fault = kind === 'calculated' ? formulaFault(wanted.key, all) : null;
  if (fault !== null) throw refuse('formula', 'formula', fault);
  for (const key of dependentsOf(wanted.key, all)) {
    const broken = formulaFault(key, all);
    if (broken !== null) throw refuse('kind', 'in_use', `The formula of ${labelOf(key, all)} reads it: ${broken}`);
  }
}

const labelOf = (key: string, attributes: readonly Attribute[]) => attributes.find((attribute) => attribute.key === key)?.label ?? key;

/** @throws AppError precondition while a formula reads the attribute */
export function checkUnread(key: string, attributes: readonly Attribute[]): void {
  const [reader] = dependentsOf(
    key,
    attributes.filter((attribute) => !attribute.isArchived),
  );
  if (reader !== undefined) throw new AppError('precondition', `The formula of ${labelOf(reader, attributes)} reads it`);
}

/** A key as programs write it, made of a label: "Renewal risk" is renewalRisk. */
export function keyOf(label: string): string {
  const [first = '', ...rest] = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return (first.charAt(0).toLowerCase() + first.slice(1) + rest.map(capital).join('')).slice(0, 100) || 'attribute';
}
