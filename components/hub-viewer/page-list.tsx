'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { cx } from '@/components/ui/cx';
import type { OpenDocument } from '@/lib/features/hub-reading/contract';
import { pageId } from './use-page-in-view';

interface PageListProps {
  pages: OpenDocument['pages'];
  current: number;
  /** Whether pages that changed are marked. */
  marksChanges: boolean;
  small: (page: number) => string;
  onGoTo: (page: number) => void;
}

const list = 'grid justify-items-center gap-3 py-4 phone:flex phone:gap-2 phone:px-3 phone:pt-2.5 phone:pb-1.5';

/** Small pictures of all pages: beside the document, or below it on a phone. One stop for the Tab key, as arrows turn pages. */
export function PageList({ pages, current, marksChanges, small, onGoTo }: PageListProps) {
  const t = useTranslations('hubViewer');
  const shown = useRef<HTMLAnchorElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list follows the page
  useEffect(() => {
    shown.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <nav
      aria-label={t('pages')}
      className="overflow-y-auto border-r border-line bg-canvas [scrollbar-width:none] phone:row-start-4 phone:overflow-x-auto phone:overflow-y-hidden phone:border-t phone:border-r-0 print:hidden"
    >
      <ol className={list}>
        {pages.map(({ number, width, height, changed }) => {
          const isNew = marksChanges && changed;
          return (
            <li key={number} className="flex-none">
              <a
                ref={number === current ? shown : undefined}
                href={`#${pageId(number)}`}
                aria-current={number === current ? 'page' : undefined}
                tabIndex={number === current ? 0 : -1}
                aria-label={t(isNew ? 'changedPage' : 'page', { page: number })}
                onClick={(event) => {
                  event.preventDefault();
                  onGoTo(number);
                }}
                className="group grid justify-items-center gap-0.5 text-sm text-ink-2 current:font-strong current:text-accent-ink phone:text-xs"
              >
                {/* biome-ignore lint/performance/noImgElement: served to its reader as it is, by our own handler */}
                <img
                  src={small(number)}
                  alt=""
                  loading="lazy"
                  style={{ aspectRatio: `${width} / ${height}` }}
                  className={cx(
                    'w-21 rounded-sm border border-line-strong bg-[#fff] group-hover:border-line-control phone:h-12.5 phone:w-auto',
                    'group-aria-[current=page]:border-accent group-aria-[current=page]:shadow-[0_0_0_1px_var(--accent)]',
                  )}
                />
                <span>
                  {number}
                  {isNew && <em className="ml-1 font-medium text-info not-italic">{t('new')}</em>}
                </span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
