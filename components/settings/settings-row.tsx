import type { ReactNode } from 'react';

interface SettingsRowProps {
  title: ReactNode;
  /** What tells it from others of its kind. */
  text?: ReactNode;
  /** Short facts. */
  tags?: ReactNode;
  actions?: ReactNode;
}

/** One record of a settings list: its name, its facts, what can be done to it. */
export function SettingsRow({ title, text, tags, actions }: SettingsRowProps) {
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1.5 border-t border-line px-card py-2 first:border-t-0">
      <div className="min-w-0 grow basis-60">
        <p className="font-medium [overflow-wrap:anywhere]">{title}</p>
        {text && <div className="text-sm text-ink-2 [overflow-wrap:anywhere]">{text}</div>}
      </div>
      {tags && <div className="flex flex-wrap items-center gap-1">{tags}</div>}
      {actions && <div className="flex flex-wrap items-center gap-1">{actions}</div>}
    </li>
  );
}
