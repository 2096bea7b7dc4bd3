'use client';

import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { PaletteGroup, PaletteItem, PaletteSearch } from '@/components/layout/palette-item';
import { usePaletteSearch } from '@/components/layout/use-palette-search';
import { cx } from '@/components/ui/cx';
import { boxClass, centredClass, scrimClass } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { useReturnFocus } from '@/components/ui/return-focus';

export interface CommandPaletteProps {
  onClose: () => void;
  search: PaletteSearch;
  /** Pages, things to do and recent accounts: there at once, filtered by what is typed. */
  groups: readonly PaletteGroup[];
}

/** Goes anywhere by a few letters. Loaded when it is first opened. */
export function CommandPalette({ onClose, search, groups }: CommandPaletteProps) {
  const t = useTranslations('shell');
  const router = useRouter();
  const focus = useReturnFocus();
  const [query, setQuery] = useState('');
  const found = usePaletteSearch(search, query);
  const shown = [...matching(groups, query), ...found.groups];
  const open = (item: PaletteItem) => {
    onClose();
    router.push(item.href);
  };
  const state = found.failed ? t('search.failed') : found.searching ? t('search.searching') : t('search.nothing');
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={scrimClass} />
        <Dialog.Content {...focus} aria-describedby={undefined} className={cx(boxClass, centredClass, 'max-w-150 overflow-hidden')}>
          <Dialog.Title className="sr-only">{t('search.label')}</Dialog.Title>
          <Command label={t('search.label')} shouldFilter={false} loop className="flex min-h-0 flex-col">
            <div className="flex items-center gap-2 border-b border-line px-4">
              <Icon name="search" className="text-ink-3" />
              <Command.Input
                value={query}
                onValueChange={setQuery}
                placeholder={t('search.placeholder')}
                className="h-12 grow bg-transparent text-lg outline-none focus-visible:shadow-none placeholder:text-ink-3 phone:text-[16px]"
              />
            </div>
            <Command.List className="h-90 overflow-y-auto p-1 phone:h-[50vh]">
              {shown.map((group) => (
                <Command.Group key={group.id} heading={group.label} className={groupClass}>
                  {group.items.map((item) => (
                    <Line key={item.id} item={item} value={`${group.id} ${item.id}`} onOpen={open} />
                  ))}
                </Command.Group>
              ))}
              {shown.length === 0 && <p className="px-3 py-6 text-center text-ink-2">{state}</p>}
            </Command.List>
          </Command>
          <p role="status" className="sr-only">
            {query && (found.searching ? t('search.searching') : t('search.count', { count: countOf(shown) }))}
          </p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const groupClass =
  '**:[[cmdk-group-heading]]:px-3 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 ' +
  '**:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-ink-3';

function Line({ item, value, onOpen }: { item: PaletteItem; value: string; onOpen: (item: PaletteItem) => void }) {
  return (
    <Command.Item
      value={value}
      onSelect={() => onOpen(item)}
      className="flex h-9 cursor-pointer items-center gap-2 rounded-md px-3 data-[selected=true]:bg-accent-soft phone:h-11"
    >
      <Icon name={item.icon ?? 'chevron-right'} className="text-ink-3" />
      <span className="cut">{item.label}</span>
      {item.hint && <span className="ml-auto cut text-sm text-ink-2">{item.hint}</span>}
    </Command.Item>
  );
}

function countOf(groups: readonly PaletteGroup[]): number {
  return groups.reduce((sum, group) => sum + group.items.length, 0);
}

/** Each word of the query starts a word of the label. */
function matching(groups: readonly PaletteGroup[], query: string): PaletteGroup[] {
  const wanted = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const fits = ({ label }: PaletteItem) => {
    const words = label.toLocaleLowerCase().split(/\s+/u);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  };
  return groups.map((group) => ({ ...group, items: group.items.filter(fits) })).filter((group) => group.items.length > 0);
}
