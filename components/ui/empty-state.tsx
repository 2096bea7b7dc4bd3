import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';

interface EmptyStateProps {
  icon?: IconName;
  title: string;
  text?: ReactNode;
  /** The one action that helps here. */
  action?: ReactNode;
}

/** Says why there is nothing to see, and offers the one way on. */
export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 px-4 py-8 text-center">
      {icon && <Icon name={icon} className="mb-1 text-ink-3" />}
      <p className="font-medium">{title}</p>
      {text && <p className="max-w-md text-sm text-ink-2">{text}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
