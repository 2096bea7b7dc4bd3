import type { ReactNode } from 'react';
import { findAnything, savePreferences, signOut } from '@/app/(app)/actions';
import { AppShell } from '@/components/layout/app-shell';
import type { NavItem } from '@/components/layout/nav-items';
import { invoke } from '@/lib/core/operation';
import { signedIn } from '@/lib/core/signed-in';
import { accountHref } from '@/lib/features/account/address';
import { ACCOUNTS_PATH } from '@/lib/features/account/table';
import { ALERTS_PATH } from '@/lib/features/alert/table';
import { HUB_LIBRARY_PATH, HUB_PATH, HUB_SETTINGS_PATH, INBOX_PATH } from '@/lib/features/hub-manager/table';
import { readShell } from '@/lib/features/shell/queries';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readPreferences } from '@/lib/next/preferences';
import { currentCaller } from '@/lib/next/session';

/** The menu of the Account Hub Manager. */
const HUB_PARTS = [
  { id: 'mine', icon: 'hub', href: HUB_PATH },
  { id: 'library', icon: 'layers', href: HUB_LIBRARY_PATH },
  { id: 'alerts', icon: 'bell', href: HUB_SETTINGS_PATH },
] as const;

/** The frame of every signed-in page. It draws; what may be read, each page's operations decide. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const caller = await currentCaller();
  const { membershipId, name, email } = signedIn(caller);
  const shell = await invoke(readShell, caller, {});
  const items: NavItem[] = [
    { id: 'home', href: '/' },
    { id: 'accounts', href: ACCOUNTS_PATH, count: shell.accounts },
    { id: 'revenue', href: '/revenue' },
    { id: 'tasks', href: '/tasks' },
    { id: 'alerts', href: ALERTS_PATH, count: shell.alerts || undefined },
    { id: 'charts', href: '/charts' },
    { id: 'hub', href: HUB_PATH },
    { id: 'settings', href: '/settings' },
  ];
  const t = await getTranslator('shell');
  const hub = HUB_PARTS.map(({ id, ...part }) => ({ ...part, label: t(`hub.${id}`) }));
  return (
    <Messages areas={['controls', 'shell', 'states']} timeZone={caller.organization.timezone}>
      <AppShell
        person={membershipId}
        organization={caller.organization.name}
        items={items}
        pinned={shell.pinned.map((account) => ({ name: account.name, href: accountHref(account.key) }))}
        hub={hub}
        inbox={{ href: INBOX_PATH, unread: shell.alerts + shell.hubNews }}
        user={{ name, email }}
        preferences={await readPreferences()}
        search={findAnything}
        savePreferences={savePreferences}
        signOut={signOut}
      >
        {children}
      </AppShell>
    </Messages>
  );
}
