import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';
import { Tag } from '@/components/ui/tag';

interface AccountHeadProps {
  account: { name: string; accountKey: string; icon: IconName };
  /** As-of picker, follow, more. On a phone they make room: the bottom bar has the quick actions. */
  actions: ReactNode;
  /** Who looks after it, its state: short facts in words. */
  facts?: ReactNode;
  /** How fresh the figures are. */
  freshness: ReactNode;
  /** What the chosen view shows, such as KeyFacts. */
  children: ReactNode;
  tabs: ReactNode;
}

/** Who the account is and how it is doing, above its tabs. */
export function AccountHead({ account, actions, facts, freshness, children, tabs }: AccountHeadProps) {
  return (
    <div className="-mx-6 border-b border-line bg-surface px-6 pt-4 phone:-mx-4 phone:px-4 phone:pt-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="grid size-9 flex-none place-items-center rounded-md border border-line bg-sunken text-ink-2 phone:hidden">
          <Icon name={account.icon} />
        </span>
        <h1 className="text-xl leading-7 font-strong tracking-[-.01em] phone:text-[18px] phone:leading-6">{account.name}</h1>
        <Tag>{account.accountKey}</Tag>
        <div data-print="hidden" className="ml-auto flex flex-wrap gap-2 phone:ml-0 phone:w-full">
          {actions}
        </div>
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 pb-2 text-sm text-ink-2">
        {facts}
        <span className="grow phone:hidden" />
        {freshness}
      </div>
      {children}
      {tabs}
    </div>
  );
}
