'use client';

import Link from 'next/link';
import { DropdownMenu } from 'radix-ui';
import { Fragment, type ReactElement, type ReactNode, type Ref, useImperativeHandle } from 'react';
import { cx } from '@/components/ui/cx';
import { Icon, type IconName } from '@/components/ui/icon';
import { Kbd } from '@/components/ui/tag';
import { useLayer } from '@/components/ui/use-layer';

interface ItemWords {
  label: string;
  icon?: IconName;
  /** Keys that do the same without the menu. */
  keys?: string;
  /** A count or other short fact at the end of the line. */
  meta?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
}

export type MenuItem = ItemWords & ({ href: string } | { onSelect: () => void } | { checked: boolean; onSelect: () => void });

export interface MenuGroup {
  /** Heading above the group. */
  label?: string;
  items: readonly MenuItem[];
}

interface MenuProps {
  trigger: ReactElement;
  groups: readonly MenuGroup[];
  align?: 'start' | 'end';
  side?: 'top' | 'bottom';
  /** As wide as its trigger, at least. */
  wide?: boolean;
  /** Opens it from elsewhere, such as by a key. */
  handle?: Ref<MenuHandle>;
}

export interface MenuHandle {
  open(): void;
}

export const popClass =
  'z-20 max-h-(--radix-popper-available-height) overflow-y-auto rounded-lg border border-line-strong bg-surface ' + 'text-md text-ink shadow-pop';
const row =
  'flex min-h-8 items-center gap-2 rounded-sm px-2 outline-none select-none data-highlighted:bg-hover ' +
  'data-highlighted:shadow-[inset_0_0_0_1px_var(--line-control)] data-disabled:opacity-55 phone:min-h-11';

/** Actions and links behind a button; arrow keys, type-ahead and Esc come with it. */
export function Menu({ trigger, groups, align = 'end', side = 'bottom', wide, handle }: MenuProps) {
  const layer = useLayer();
  useImperativeHandle(handle, () => ({ open: () => layer.root.onOpenChange(true) }));
  return (
    <DropdownMenu.Root modal={false} {...layer.root}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal {...layer.portal}>
        <DropdownMenu.Content
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={cx(popClass, 'min-w-55 p-1', wide && 'w-(--radix-popper-anchor-width)')}
        >
          {groups.map((group, index) => (
            <Fragment key={group.label ?? group.items[0]?.label}>
              {index > 0 && <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />}
              <DropdownMenu.Group>
                {group.label && <DropdownMenu.Label className="px-2 pt-1 pb-0.5 text-xs font-medium text-ink-3">{group.label}</DropdownMenu.Label>}
                {group.items.map((item) => (
                  <Row key={item.label} item={item} />
                ))}
              </DropdownMenu.Group>
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Row({ item }: { item: MenuItem }) {
  const className = cx(row, item.danger && 'text-poor');
  if ('href' in item) {
    return (
      <DropdownMenu.Item asChild disabled={item.disabled}>
        <Link href={item.href} className={className}>
          <Words item={item} />
        </Link>
      </DropdownMenu.Item>
    );
  }
  if ('checked' in item) {
    return (
      <DropdownMenu.CheckboxItem checked={item.checked} onSelect={item.onSelect} disabled={item.disabled} className={className}>
        <span className="grid size-4 place-items-center">
          <DropdownMenu.ItemIndicator>
            <Icon name="tick" size={14} className="text-accent-ink" />
          </DropdownMenu.ItemIndicator>
        </span>
        <Words item={item} />
      </DropdownMenu.CheckboxItem>
    );
  }
  return (
    <DropdownMenu.Item onSelect={item.onSelect} disabled={item.disabled} className={className}>
      <Words item={item} />
    </DropdownMenu.Item>
  );
}

function Words({ item }: { item: MenuItem }) {
  return (
    <>
      {item.icon && <Icon name={item.icon} className={item.danger ? undefined : 'text-ink-3'} />}
      <span className="grow cut">{item.label}</span>
      {item.meta}
      {item.keys && <Kbd>{item.keys}</Kbd>}
    </>
  );
}
