import { cx } from '@/components/ui/cx';

export interface HeatPage {
  page: number;
  /** Of the longest page's time, between 0 and 1; null: nobody looked at it. */
  share: number | null;
  /** From 1, the shortest looks, to 5. */
  level: 1 | 2 | 3 | 4 | 5;
  /** The time as text. */
  time: string;
  /** The word below a page that changed; empty for others. */
  mark: string;
}

const tones = { 1: 'opacity-30', 2: 'opacity-45', 3: 'opacity-60', 4: 'opacity-80', 5: '' } as const;

interface HeatStripProps {
  label: string;
  /** Names of the rows, for those who can't see the bars. */
  words: { page: string; time: string };
  pages: readonly HeatPage[];
}

/** How long each page was looked at: a bar a page, its number and its time, as one table. */
export function HeatStrip({ label, words, pages }: HeatStripProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region would repeat the panel's
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
    <div role="group" aria-label={label} tabIndex={0} className="relative overflow-x-auto pb-1">
      <table className="w-full table-fixed text-center text-sm" style={{ minWidth: `${pages.length * 2.5}rem` }}>
        <thead>
          <tr>
            <th scope="row" className="w-0 p-0">
              <span className="sr-only">{words.page}</span>
            </th>
            {pages.map(({ page, share, level }) => (
              <th key={page} scope="col" className="px-px font-normal text-ink-2">
                <span
                  aria-hidden="true"
                  className={cx('relative block h-14 overflow-hidden rounded-sm border border-line', share === null && hatched)}
                >
                  {share !== null && (
                    <span
                      className={cx('absolute inset-x-0 bottom-0 bg-accent', tones[level])}
                      style={{ height: `${Math.max(share, 0.06) * 100}%` }}
                    />
                  )}
                </span>
                <span className="mt-1 block">{page}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="align-top text-ink-2">
            <th scope="row" className="w-0 p-0">
              <span className="sr-only">{words.time}</span>
            </th>
            {pages.map(({ page, time, mark }) => (
              <td key={page} className="px-px">
                {time}
                {mark && <span className="block text-xs text-info">{mark}</span>}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

const hatched = 'bg-[repeating-linear-gradient(135deg,transparent_0_5px,var(--line)_5px_6px)]';
