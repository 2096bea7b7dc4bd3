'use client';

import { useTranslations } from 'use-intl/react';
import { moveTab, showTab } from '@/components/layout-editor/arrange';
import { Button, IconButton } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Popover } from '@/components/ui/popover';
import { type AccountLayout, FIRST_TAB } from '@/lib/registry/account-layout';

interface TabArrangerProps {
  layout: AccountLayout;
  /** The tabs' names, by id. */
  names: ReadonlyMap<string, string>;
  onChange: (layout: AccountLayout) => void;
}

/** Which tabs the bar shows, and in what order. */
export function TabArranger({ layout, names, onChange }: TabArrangerProps) {
  const t = useTranslations('layout');
  const last = layout.tabs.length - 1;
  return (
    <Popover label={t('tabs')} trigger={<Button size="small">{t('tabs')}</Button>} className="w-80">
      <p className="pb-1 text-sm text-ink-2">{t('tabsText')}</p>
      <ol>
        {layout.tabs.map(({ id, shown }, at) => {
          const name = names.get(id) ?? id;
          const step = (by: -1 | 1) => (
            <IconButton
              kind="quiet"
              size="small"
              icon={by < 0 ? 'arrow-up' : 'arrow-down'}
              label={t(by < 0 ? 'earlier' : 'later', { name })}
              disabled={by < 0 ? at === 1 : at === last}
              onClick={() => onChange(moveTab(layout, id, by))}
            />
          );
          return (
            <li key={id} className="flex min-h-8 items-center gap-1 phone:min-h-11">
              <label className="flex grow items-center gap-2">
                <Checkbox checked={shown} disabled={id === FIRST_TAB} onChange={() => onChange(showTab(layout, id, !shown))} />
                {name}
              </label>
              {id !== FIRST_TAB && [-1, 1].map((by) => <span key={by}>{step(by as -1 | 1)}</span>)}
            </li>
          );
        })}
      </ol>
    </Popover>
  );
}
