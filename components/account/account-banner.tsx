'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl/react';
import { useShortcut } from '@/components/layout/shortcuts';
import { IconLink } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Icon, type IconName } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { Tag } from '@/components/ui/tag';

export interface AccountCrumb {
  name: string;
  href: string;
  /** The drawing of the account's type. */
  icon: IconName;
}

/** Where the account stands in the list one came from. */
export interface ListPlace {
  /** From 1. */
  position: number;
  total: number;
  /** The list itself. */
  href: string;
  previousHref?: string;
  nextHref?: string;
}

interface AccountBannerProps {
  /** From the top of the hierarchy to the parent; null stands for what the reader may not see. */
  ancestors: readonly (AccountCrumb | null)[];
  account: AccountCrumb;
  /** Accounts with the same parent. */
  siblings: readonly AccountCrumb[];
  level: { type: string; level: number; levels: number };
  list?: ListPlace;
}

const crumbClass = 'inline-flex min-h-6 min-w-0 items-center gap-1.25 rounded-sm px-1.25 hover:bg-pressed hover:text-ink';

/** Where one is: the hierarchy above, the siblings beside, and the list one came from. */
export function AccountBanner({ ancestors, account, siblings, level, list }: AccountBannerProps) {
  const t = useTranslations('accountHead');
  return (
    <div className="-mx-6 flex h-10 items-center gap-1 border-b border-line bg-surface px-6 text-sm text-ink-2 phone:-mx-4 phone:px-4">
      <nav aria-label={t('hierarchy')} className="min-w-0">
        <ol className="flex min-w-0 items-center gap-1">
          {ancestors.map((crumb, index) => (
            <li key={crumb?.href ?? index} className={cx('flex min-w-0 items-center gap-1', index < ancestors.length - 1 && 'phone:hidden')}>
              {crumb ? (
                <Link href={crumb.href} className={crumbClass}>
                  <Icon name={crumb.icon} size={14} />
                  <span className="cut">{crumb.name}</span>
                </Link>
              ) : (
                <span className="inline-flex items-center px-1.25">
                  <Icon name="lock" size={14} />
                  <span className="sr-only">{t('hidden')}</span>
                </span>
              )}
              <span aria-hidden="true" className="text-ink-3">
                /
              </span>
            </li>
          ))}
          <li className="min-w-0">
            <Current account={account} siblings={siblings} />
          </li>
        </ol>
      </nav>
      <Tag className="phone:shrink-9 phone:overflow-hidden">{t('level', level)}</Tag>
      {list && <Place list={list} />}
    </div>
  );
}

function Current({ account, siblings }: Pick<AccountBannerProps, 'account' | 'siblings'>) {
  const t = useTranslations('accountHead');
  const words = (
    <>
      <Icon name={account.icon} size={14} />
      <span className="cut">{account.name}</span>
    </>
  );
  const className = cx(crumbClass, 'max-w-full font-medium text-ink');
  if (siblings.length === 0) {
    return (
      <span aria-current="page" className={className}>
        {words}
      </span>
    );
  }
  return (
    <Menu
      align="start"
      groups={[{ label: t('siblings'), items: siblings.map(({ name, href, icon }) => ({ label: name, href, icon })) }]}
      trigger={
        <button type="button" aria-current="page" className={className}>
          {words}
          <Icon name="chevron-down" size={14} />
        </button>
      }
    />
  );
}

function Place({ list }: { list: ListPlace }) {
  const t = useTranslations('accountHead');
  const { position, total, href, previousHref, nextHref } = list;
  return (
    <div className="ml-auto flex min-w-0 shrink-9 items-center gap-2 phone:hidden">
      <Link href={href} className={crumbClass}>
        <span className="cut">{t('place', { position, total })}</span>
      </Link>
      <span className="flex flex-none">
        <Step href={previousHref} keys="k" icon="chevron-up" label={t('previous')} />
        <Step href={nextHref} keys="j" icon="chevron-down" label={t('next')} />
      </span>
    </div>
  );
}

/** A link and its key; at either end of the list there is neither. */
function Step({ href, keys, icon, label }: { href?: string; keys: string; icon: IconName; label: string }) {
  const t = useTranslations('accountHead');
  const router = useRouter();
  useShortcut(href ? keys : null, label, () => href && router.push(href));
  if (!href) return <span className="size-6.5" />;
  return (
    <IconLink kind="quiet" size="small" icon={icon} label={label} href={href} title={t('withKey', { label, key: keys })} aria-keyshortcuts={keys} />
  );
}
