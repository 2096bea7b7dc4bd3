import type { ReactNode } from 'react';
import { BottomNav } from '@/components/layout/bottom-nav';
import { PageActionsProvider } from '@/components/layout/page-actions';
import { Rail, type RailProps } from '@/components/layout/rail';
import { RecentAccountsProvider } from '@/components/layout/recent-accounts';
import { ShortcutsProvider } from '@/components/layout/shortcuts';
import { SkipLink } from '@/components/layout/skip-link';
import { Topbar, type TopbarProps } from '@/components/layout/topbar';
import { Toaster } from '@/components/ui/toaster';

interface AppShellProps extends RailProps, Omit<TopbarProps, 'items'> {
  /** Names the signed-in person within the organization. */
  person: string;
  children: ReactNode;
}

/** What stands around every signed-in page: rail, top bar, bottom bar on a phone, keys, notices. */
export function AppShell({ person, organization, items, pinned, hub, children, ...topbar }: AppShellProps) {
  return (
    <ShortcutsProvider enabled={topbar.preferences.singleKeys}>
      <SkipLink />
      <PageActionsProvider>
        <RecentAccountsProvider person={person}>
          <div className="grid min-h-screen grid-cols-[var(--rail)_minmax(0,1fr)] phone:block print:block">
            <Rail organization={organization} items={items} pinned={pinned} hub={hub} />
            <div>
              <Topbar items={items} {...topbar} />
              <main id="main" tabIndex={-1} className="px-6 pb-12 outline-none phone:px-4 phone:pb-22">
                {children}
              </main>
            </div>
          </div>
        </RecentAccountsProvider>
      </PageActionsProvider>
      <BottomNav items={items} quickAdd={topbar.quickAdd} />
      <Toaster />
    </ShortcutsProvider>
  );
}
