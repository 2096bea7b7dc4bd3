import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';

/** A widget and how many of the main area's three columns it takes; the sidebar has one. */
export interface BoardItem {
  id: string;
  width: 1 | 2 | 3;
  node: ReactNode;
}

const SPANS = { 1: '', 2: '@min-[30rem]:col-span-2', 3: 'col-span-full' } as const;

/** A widget's place in the main area. */
export const spanClass = (width: BoardItem['width']) => cx('grid min-w-0', SPANS[width]);

const outer = 'grid grid-cols-[minmax(0,1fr)] items-start gap-gap';

/** The main area and the sidebar, which stands below it where there is no room beside. */
export const boardClass = (hasSidebar: boolean) => cx(outer, hasSidebar && 'min-[1100px]:grid-cols-[minmax(0,1fr)_var(--side)]');
export const mainClass =
  'grid grid-flow-row-dense grid-cols-[minmax(0,1fr)] gap-gap @min-[30rem]:grid-cols-[repeat(2,minmax(0,1fr))] @min-[40rem]:grid-cols-[repeat(3,minmax(0,1fr))]';
export const sidebarClass =
  'grid grid-cols-[minmax(0,1fr)] gap-gap @min-[40rem]:grid-cols-[repeat(2,minmax(0,1fr))] min-[1100px]:grid-cols-[minmax(0,1fr)]!';

/** An account's overview: widgets as its layout places them. */
export function Board({ main, sidebar }: Record<'main' | 'sidebar', readonly BoardItem[]>) {
  return (
    <div className={boardClass(sidebar.length > 0)}>
      <div className="@container">
        <div className={mainClass}>
          {main.map(({ id, width, node }) => (
            <div key={id} className={spanClass(width)}>
              {node}
            </div>
          ))}
        </div>
      </div>
      {sidebar.length > 0 && (
        <div className="@container">
          <div className={sidebarClass}>
            {sidebar.map(({ id, node }) => (
              <div key={id} className="grid min-w-0">
                {node}
              </div>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
