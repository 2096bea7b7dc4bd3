'use client';

import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { STEPS } from '@/components/layout-editor/arrange';
import { useDragCard } from '@/components/layout-editor/use-drag';
import { arrowStep, stepped } from '@/components/overview/arrow-step';
import { spanClass } from '@/components/overview/board';
import { IconButton } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Icon } from '@/components/ui/icon';
import { Menu, type MenuGroup } from '@/components/ui/menu';
import type { PlacedWidget } from '@/lib/registry/account-layout';

/** What can be done to a widget on the board. */
export interface CardActs {
  move(by: -1 | 1): void;
  resize(size: Partial<Pick<PlacedWidget, 'width' | 'height'>>): void;
  changeArea(): void;
  remove(): void;
}

interface EditCardProps {
  widget: PlacedWidget;
  title: string;
  acts: CardActs;
  /** Id of what says how the keys work. */
  help: string;
  children: ReactNode;
}

/** A widget as it will look, under a strip that moves, resizes and removes it by pointer and by keys. */
export function EditCard({ widget, title, acts, help, children }: EditCardProps) {
  const t = useTranslations('layout');
  const { card, handle, isOver } = useDragCard(widget.id);
  const onKey = (event: KeyboardEvent) => {
    const act = keyAct(event, widget, acts);
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div
      ref={card}
      className={cx(widget.area === 'main' ? spanClass(widget.width) : 'grid min-w-0', 'content-start rounded-lg', isOver && 'shadow-focus')}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend of its own */}
      <div
        ref={handle}
        role="group"
        aria-label={title}
        className="flex min-h-8 cursor-grab items-center gap-0.5 rounded-t-lg border border-b-0 border-accent-line bg-accent-soft px-1 phone:min-h-11"
      >
        <button
          type="button"
          data-focus={`${widget.id} handle`}
          aria-describedby={help}
          onKeyDown={onKey}
          className="flex min-h-7 min-w-0 grow cursor-grab items-center gap-1 rounded-sm px-1 text-left font-medium"
        >
          <Icon name="grip" className="text-ink-3" />
          <span className="cut">{title}</span>
        </button>
        <IconButton
          kind="quiet"
          size="small"
          icon="arrow-up"
          label={t('earlier', { name: title })}
          data-focus={`${widget.id} earlier`}
          onClick={() => acts.move(-1)}
        />
        <IconButton
          kind="quiet"
          size="small"
          icon="arrow-down"
          label={t('later', { name: title })}
          data-focus={`${widget.id} later`}
          onClick={() => acts.move(1)}
        />
        <CardMenu widget={widget} title={title} acts={acts} />
      </div>
      <div inert className="grid rounded-b-lg border-x border-b border-accent-line p-1 opacity-80">
        {children}
      </div>
    </div>
  );
}

function CardMenu({ widget, title, acts }: Pick<EditCardProps, 'widget' | 'title' | 'acts'>) {
  const t = useTranslations('layout');
  const widths: MenuGroup = {
    label: t('width'),
    items: STEPS.map((width) => ({ label: t('columns', { count: width }), checked: width === widget.width, onSelect: () => acts.resize({ width }) })),
  };
  const heights: MenuGroup = {
    label: t('height'),
    items: STEPS.map((height) => ({ label: t(`heights.${height}`), checked: height === widget.height, onSelect: () => acts.resize({ height }) })),
  };
  const rest: MenuGroup = {
    items: [
      { label: t(widget.area === 'main' ? 'toSidebar' : 'toMain'), icon: 'chevron-right', onSelect: acts.changeArea },
      { label: t('remove'), icon: 'close', onSelect: acts.remove },
    ],
  };
  return (
    <Menu
      groups={[...(widget.area === 'main' ? [widths] : []), heights, rest]}
      trigger={<IconButton kind="quiet" size="small" icon="more" label={t('change', { name: title })} data-focus={`${widget.id} menu`} />}
    />
  );
}

/** Arrows move, with Shift they resize, Delete removes. */
function keyAct({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent, { width, height, area }: PlacedWidget, acts: CardActs) {
  if (altKey || ctrlKey || metaKey) return undefined;
  if (key === 'Delete' || key === 'Backspace') return acts.remove;
  const step = arrowStep(key);
  if (!step) return undefined;
  if (!shiftKey) return () => acts.move(step.by);
  if (step.side === 'width' && area === 'sidebar') return undefined;
  return () => acts.resize({ [step.side]: stepped(STEPS, step.side === 'width' ? width : height, step.by) });
}
