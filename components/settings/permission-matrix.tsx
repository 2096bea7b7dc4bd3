import { Icon } from '@/components/ui/icon';

interface Group {
  name: string;
  columns: readonly { id: string; name: string }[];
}

export interface MatrixRow {
  id: string;
  name: string;
  /** Ids of the columns that have it. */
  has: ReadonlySet<string>;
}

interface PermissionMatrixProps {
  caption: string;
  heading: string;
  groups: readonly Group[];
  rows: readonly MatrixRow[];
  yes: string;
  no: string;
}

/** Who may do what: a row per permission, a column per licence within each role. */
export function PermissionMatrix({ caption, heading, groups, rows, yes, no }: PermissionMatrixProps) {
  const columns = groups.flatMap((group) => group.columns);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
    <section className="relative overflow-x-auto rounded-lg border border-line bg-surface" tabIndex={0} aria-label={caption}>
      <table className="w-full min-w-180 border-collapse text-center">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-sm text-ink-2">
          <tr>
            <th rowSpan={2} scope="col" className="px-card py-2 text-left align-bottom font-medium">
              {heading}
            </th>
            {groups.map((group) => (
              <th key={group.name} scope="colgroup" colSpan={group.columns.length} className="border-l border-line px-2 pt-2 font-strong text-ink">
                {group.name}
              </th>
            ))}
          </tr>
          <tr>
            {groups.map((group) =>
              group.columns.map((column, index) => (
                <th key={column.id} scope="col" className={`px-2 py-1 font-normal ${index === 0 ? 'border-l border-line' : ''}`}>
                  {column.name}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="border-t border-line">
              <th scope="row" className="h-row px-card text-left font-normal">
                {row.name}
              </th>
              {columns.map(({ id }) => (
                <td key={id} className="px-2">
                  {row.has.has(id) ? <Icon name="tick" className="mx-auto text-good" /> : <span className="text-ink-3">–</span>}
                  <span className="sr-only">{row.has.has(id) ? yes : no}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
