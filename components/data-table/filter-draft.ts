import { type Condition, conditionProblem, OPERATORS, type Operator } from '@/lib/kit/filter';
import { type Column, type ColumnKind, findColumn } from '@/lib/kit/table-spec';

/** A condition while it is being typed: all values as text. */
export interface FilterDraft {
  column: string;
  op: Operator;
  texts: readonly string[];
}

export type ValueEditor = 'none' | 'text' | 'figure' | 'figures' | 'day' | 'days' | 'choice' | 'choices';

/** Which editor an operator of a column needs. */
export function valueEditor(kind: ColumnKind, op: Operator): ValueEditor {
  const isTime = OPERATORS[kind].includes('last');
  const editors: Record<Operator, ValueEditor> = {
    empty: 'none',
    filled: 'none',
    has: 'text',
    starts: 'text',
    is: 'choice',
    not: 'choice',
    in: 'choices',
    gte: 'figure',
    lte: 'figure',
    last: 'figure',
    next: 'figure',
    before: 'day',
    after: 'day',
    between: isTime ? 'days' : 'figures',
  };
  return editors[op];
}

/** Stored units in one typed unit: people type 42 for 42 %, and minutes. */
function typedUnit(kind: ColumnKind, op: Operator): number {
  if (op === 'last' || op === 'next') return 1;
  return kind === 'percent' ? 0.01 : kind === 'duration' ? 60_000 : 1;
}

/** A fresh draft for a column. */
export function newDraft(column: Column): FilterDraft {
  return { column: column.id, op: OPERATORS[column.kind][0] ?? 'is', texts: [] };
}

/** An existing condition as a draft. */
export function toDraft(column: Column, { op, value }: Condition): FilterDraft {
  const values = value === null ? [] : Array.isArray(value) ? value : [value];
  const unit = typedUnit(column.kind, op);
  const text = (one: string | number | boolean) => (typeof one === 'number' ? String(Number((one / unit).toPrecision(12))) : String(one));
  return { column: column.id, op, texts: values.map(text) };
}

/** The draft's condition, or null while it isn't complete. */
export function toCondition(spec: { columns: readonly Column[] }, draft: FilterDraft): Condition | null {
  const column = findColumn(spec, draft.column);
  if (column === undefined) return null;
  const editor = valueEditor(column.kind, draft.op);
  const parse = (text = ''): unknown => {
    if (editor === 'figure' || editor === 'figures') {
      return text.trim() === '' ? null : Number((Number(text) * typedUnit(column.kind, draft.op)).toPrecision(12));
    }
    return column.kind === 'boolean' ? text === 'true' : text.trim();
  };
  const [first, second] = draft.texts;
  const list: Partial<Record<ValueEditor, unknown>> = {
    none: null,
    choices: draft.texts,
    days: [parse(first), parse(second)],
    figures: [parse(first), parse(second)],
  };
  const value = editor in list ? list[editor] : parse(first);
  const condition = { column: draft.column, op: draft.op, value };
  return conditionProblem(spec, condition) === null ? (condition as Condition) : null;
}
