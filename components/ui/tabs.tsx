'use client';

import Link from 'next/link';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { Count } from '@/components/ui/tag';
import { visibleTabs } from '@/components/ui/visible-tabs';

export interface TabLink {
  id: string;
  label: string;
  href: string;
  count?: number;
  /** The count wants attention. */
  alert?: boolean;
}

interface TabsProps {
  label: string;
  current: string;
  tabs: readonly TabLink[];
}

const tabClass =
  'inline-flex h-9 flex-none items-center gap-1.25 border-b-2 border-transparent px-1.75 whitespace-nowrap text-ink-2 ' +
  'hover:text-ink current:border-accent current:font-medium current:text-ink phone:h-11 phone:px-2.5 ' +
  'focus-visible:shadow-[inset_0_0_0_2px_var(--accent)]';

/** Links to the parts of one thing. What does not fit moves into "More"; a phone scrolls instead. */
export function Tabs({ label, current, tabs }: TabsProps) {
  const t = useTranslations('controls');
  const { strip, shown } = useFit(tabs, current);
  useKeptFocus(strip);
  const rest = tabs.filter((tab) => shown && !shown.has(tab.id));
  return (
    <nav aria-label={label} data-print="hidden" className="-mx-2 flex phone:-mx-4 phone:overflow-x-auto phone:px-2 phone:[scrollbar-width:none]">
      <div ref={strip} className="flex min-w-0 grow gap-0.5 wide:overflow-x-clip">
        {tabs.map((tab) => (
          <Link
            key={tab.id}
            href={tab.href}
            data-tab={tab.id}
            aria-current={tab.id === current ? 'page' : undefined}
            className={cx(tabClass, shown && !shown.has(tab.id) && 'wide:hidden')}
          >
            {tab.label}
            {tab.count !== undefined && <Count alert={tab.alert}>{tab.count}</Count>}
          </Link>
        ))}
        {rest.length > 0 && (
          <span className="phone:hidden">
            <Menu
              groups={[
                {
                  items: rest.map(({ label: words, href, count }) => ({
                    label: words,
                    href,
                    meta: count !== undefined && <Count>{count}</Count>,
                  })),
                },
              ]}
              trigger={
                <button type="button" className={tabClass}>
                  {t('more')}
                  <Icon name="chevron-down" size={14} />
                </button>
              }
            />
          </span>
        )}
      </div>
    </nav>
  );
}

/** A bar went with the page around it while it held the focus. */
let hadFocus = false;

/** Each tab is a page that draws its bar anew: the focus goes on to the tab that was chosen. */
function useKeptFocus(strip: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const bar = strip.current;
    return () => {
      hadFocus = bar?.contains(document.activeElement) ?? false;
    };
  }, [strip]);
  useEffect(() => {
    if (hadFocus && document.activeElement === document.body) strip.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
    hadFocus = false;
  }, [strip]);
}

/** Room that the "More" button and its gap take, in pixels. */
const MORE = 72;

function useFit(tabs: readonly TabLink[], current: string) {
  const strip = useRef<HTMLDivElement>(null);
  const widths = useRef(new Map<string, number>());
  const [shown, setShown] = useState<ReadonlySet<string>>();
  useLayoutEffect(() => {
    const box = strip.current;
    if (!box) return;
    const fit = () => {
      for (const link of box.querySelectorAll<HTMLElement>('[data-tab]')) {
        if (link.offsetWidth > 0) widths.current.set(link.dataset.tab ?? '', link.offsetWidth + 2);
      }
      const sized = tabs.map(({ id }) => ({ id, width: widths.current.get(id) ?? 0 }));
      setShown(visibleTabs(sized, current, box.clientWidth, MORE));
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(box);
    return () => observer.disconnect();
  }, [tabs, current]);
  return { strip, shown };
}
