import type { ReactNode } from 'react';

export interface FactRow {
  id: string;
  /** A name, or what explains itself. */
  label: ReactNode;
  value: ReactNode;
  /** Stands below the value: how it moved. */
  hint?: ReactNode;
}

/** Names on the left, what they are on the right, a line a fact. */
export function FactRows({ rows }: { rows: readonly FactRow[] }) {
  return (
    <dl>
      {rows.map(({ id, label, value, hint }) => (
        <div key={id} className="flex min-h-8 items-baseline justify-between gap-4 border-b border-grid py-1.5 last:border-b-0">
          <dt className="text-ink-2">{label}</dt>
          <dd className="text-right">
            <span className="font-strong whitespace-nowrap">{value}</span>
            {hint && <div className="text-sm text-ink-2">{hint}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
