'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { findUsers } from '@/app/(app)/accounts/[accountId]/actions';
import { Button, ButtonLink } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import { hrefWith } from '@/lib/kit/url-codec';

/** Milliseconds of rest before what was typed is looked up. */
const REST = 150;

interface User {
  userId: string;
  name: string;
  email: string | null;
}

interface UserPickerProps {
  accountId: string;
  path: string;
  /** The page's other parameters. */
  params: Readonly<Record<string, string>>;
  user: { userId: string; name: string | null } | null;
}

/** Whose usage is shown: the whole account's, or one user's; the choice stands in the address. */
export function UserPicker({ accountId, path, params, user }: UserPickerProps) {
  const t = useTranslations('account.items');
  const [open, setOpen] = useState(false);
  const name = user && (user.name ?? user.userId);
  const trigger = (
    <Button size="small" icon="user" trailing="chevron-down">
      {name ? t('of', { name }) : t('choose')}
    </Button>
  );
  return (
    <>
      <Popover label={t('choose')} trigger={trigger} open={open} onOpenChange={setOpen} className="w-80">
        <Search accountId={accountId} hrefOf={(userId) => hrefWith(path, { ...params, user: userId })} onChosen={() => setOpen(false)} />
      </Popover>
      {user && (
        <ButtonLink kind="quiet" size="small" icon="close" href={hrefWith(path, params)} scroll={false}>
          {t('account')}
        </ButtonLink>
      )}
    </>
  );
}

interface SearchProps {
  accountId: string;
  hrefOf: (userId: string) => string;
  onChosen: () => void;
}

function Search({ accountId, hrefOf, onChosen }: SearchProps) {
  const t = useTranslations('account.items');
  const [words, setWords] = useState('');
  const { users, failed } = useUsers(accountId, words);
  return (
    <div className="grid gap-2">
      <Input
        autoFocus
        type="search"
        aria-label={t('find')}
        placeholder={t('find')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <ul aria-live="polite" className="grid max-h-72 overflow-y-auto">
        {users.map(({ userId, name, email }) => (
          <li key={userId}>
            <Link
              href={hrefOf(userId)}
              scroll={false}
              onClick={onChosen}
              className="flex min-h-8 flex-col justify-center rounded-sm px-2 py-1 hover:bg-hover"
            >
              <span className="cut">{name}</span>
              <span className="cut text-sm text-ink-2">{email ?? userId}</span>
            </Link>
          </li>
        ))}
        {users.length === 0 && <li className="px-2 py-1 text-ink-2">{failed ? t('searchFailed') : t('nobody')}</li>}
      </ul>
    </div>
  );
}

/** The most active users that match; the former ones stay until the new ones are there. */
function useUsers(accountId: string, words: string) {
  const [found, setFound] = useState<{ users: readonly User[]; failed: boolean }>({ users: [], failed: false });
  useEffect(() => {
    let isCurrent = true;
    const settle = (users: readonly User[], failed: boolean) => {
      if (isCurrent) setFound({ users, failed });
    };
    const timer = setTimeout(() => {
      findUsers(accountId, words).then(
        (users) => settle(users, false),
        () => settle([], true),
      );
    }, REST);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [accountId, words]);
  return found;
}
