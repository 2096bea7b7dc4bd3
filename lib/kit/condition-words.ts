import { cellText, type ReaderFormat } from '@/lib/kit/cell-text';
import { type Condition, OPERATORS } from '@/lib/kit/filter';
import { formatNumber } from '@/lib/kit/number-format';
import { type Column, type ColumnKind, columnName } from '@/lib/kit/table-spec';

/** A choice of a column with its word: the people or values that the reader may pick. */
export interface Choice {
  value: string;
  label: string;
}

const DAYS: Intl.NumberFormatOptions = { style: 'unit', unit: 'day', unitDisplay: 'long' };

/** What filters compare where it isn't what cells hold: the days of instants, and amounts by their figure alone. */
const COMPARED: Partial<Record<ColumnKind, ColumnKind>> = { datetime: 'date', money: 'number' };

export interface ConditionWords {
  column: string;
  op: string;
  /** Empty for operators that take no value. */
  value: string;
}

/** What is written for one value of a condition. */
function valueWord(column: Column, value: string | number | boolean, choices: readonly Choice[], format: ReaderFormat) {
  const isChoice = OPERATORS[column.kind].includes('in');
  if (isChoice) return choices.find((choice) => choice.value === value)?.label ?? String(value);
  return cellText({ ...column, kind: COMPARED[column.kind] ?? column.kind }, value, format);
}

/** The choices of a column: its own options, or those that came with the page. */
export function columnChoices(column: Column, more: readonly Choice[], format: ReaderFormat): readonly Choice[] {
  return column.options?.map(({ value, label }) => ({ value, label: format.word(label) })) ?? more;
}

/** A condition in words, as a chip shows it: "MRR", "at least", "3,500". */
export function conditionWords(column: Column, condition: Condition, choices: readonly Choice[], format: ReaderFormat): ConditionWords {
  const { op, value } = condition;
  const words = { column: columnName(column, format.word), op: format.word(`table.operator.${op}`) };
  if (value === null) return { ...words, value: '' };
  if (op === 'last' || op === 'next') return { ...words, value: formatNumber(value, format.locale, DAYS) };
  const values: readonly (string | number | boolean)[] = Array.isArray(value) ? value : [value];
  const list = values.map((one) => valueWord(column, one, choices, format));
  return { ...words, value: list.join(op === 'between' ? ' – ' : ', ') };
}
