import Link from 'next/link';
import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { Icon, type IconName } from '@/components/ui/icon';

export type ButtonKind = 'default' | 'primary' | 'quiet' | 'danger';
export type ButtonSize = 'normal' | 'small';

interface Look {
  kind?: ButtonKind;
  size?: ButtonSize;
  icon?: IconName;
  /** A drawing after the words, such as the chevron of a menu. */
  trailing?: IconName;
}

const kinds: Record<ButtonKind, string> = {
  default: 'border-line-strong bg-surface text-ink hover:bg-hover',
  primary: 'border-accent bg-accent text-on-accent hover:border-accent-ink hover:bg-accent-ink',
  quiet: 'border-transparent bg-transparent text-ink-2 hover:bg-pressed hover:text-ink',
  danger: 'border-line-strong bg-surface text-poor hover:bg-poor-soft',
};

const base =
  'inline-flex flex-none items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap ' +
  'disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 aria-busy:cursor-progress aria-busy:opacity-55';

function look({ kind = 'default', size = 'normal' }: Look, square: boolean, className?: string) {
  const small = size === 'small';
  const height = small ? 'h-6.5 text-sm' : 'h-control text-md';
  const narrow = small || kind === 'quiet' ? 'px-2' : 'px-3';
  const width = small ? 'w-6.5' : 'w-control';
  return cx(base, kinds[kind], height, square ? width : narrow, className);
}

type ButtonProps = ComponentProps<'button'> & Look & { busy?: boolean };

/** A disabled button would lose the focus, so a busy one refuses instead. */
function refuse(event: MouseEvent<HTMLButtonElement>) {
  event.preventDefault();
}

/** A verb. `busy` keeps its place, width and focus while the action runs. */
export function Button({ kind, size, icon, trailing, busy, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      className={look({ kind, size }, false, className)}
      {...rest}
      {...(busy && { 'aria-busy': true, 'aria-disabled': true, onClick: refuse })}
    >
      <Content size={size} icon={icon} trailing={trailing}>
        {children}
      </Content>
    </button>
  );
}

/** A link that looks like a button; for what opens a page. */
export function ButtonLink({ kind, size, icon, trailing, className, children, ...rest }: ComponentProps<typeof Link> & Look) {
  return (
    <Link className={look({ kind, size }, false, className)} {...rest}>
      <Content size={size} icon={icon} trailing={trailing}>
        {children}
      </Content>
    </Link>
  );
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & Look & { icon: IconName; label: string };

/** A square button with a drawing; `label` is its accessible name and its tooltip. */
export function IconButton({ kind, size, icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button type="button" aria-label={label} title={label} className={look({ kind, size }, true, className)} {...rest}>
      <Icon name={icon} size={size === 'small' ? 14 : 16} />
    </button>
  );
}

type IconLinkProps = Omit<ComponentProps<typeof Link>, 'children'> & Look & { icon: IconName; label: string };

/** A link that looks like an icon button. */
export function IconLink({ kind, size, icon, label, className, ...rest }: IconLinkProps) {
  return (
    <Link aria-label={label} title={label} className={look({ kind, size }, true, className)} {...rest}>
      <Icon name={icon} size={size === 'small' ? 14 : 16} />
    </Link>
  );
}

function Content({ size, icon, trailing, children }: Look & { children: ReactNode }) {
  return (
    <>
      {icon && <Icon name={icon} size={size === 'small' ? 14 : 16} />}
      {children}
      {trailing && <Icon name={trailing} size={14} />}
    </>
  );
}
