'use client';

import { useOptimistic, useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { useForgetAccounts } from '@/components/layout/recent-accounts';
import { Avatar } from '@/components/ui/avatar';
import { Menu, type MenuGroup } from '@/components/ui/menu';
import { densities, type Preferences, preferenceAttributes, themes } from '@/lib/kit/preferences';

export interface UserMenuProps {
  user: { name: string; email: string };
  preferences: Preferences;
  /** Keeps the choice; the page shows it at once. */
  savePreferences: (preferences: Preferences) => Promise<void>;
  signOut: () => Promise<void>;
}

/** Sets what tokens.css looks at, ahead of the server's answer. */
function show(preferences: Preferences) {
  const { 'data-theme': theme, 'data-density': density } = preferenceAttributes(preferences);
  const root = document.documentElement;
  root.dataset.density = density;
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
}

/** Who is signed in, how they want the screens, and the way out. */
export function UserMenu({ user, preferences, savePreferences, signOut }: UserMenuProps) {
  const t = useTranslations('shell');
  const [chosen, choose] = useOptimistic(preferences);
  const [, start] = useTransition();
  const forgetAccounts = useForgetAccounts();
  const leave = () => {
    forgetAccounts();
    start(signOut);
  };
  const set = (change: Partial<Preferences>) => {
    const next = { ...chosen, ...change };
    show(next);
    start(async () => {
      choose(next);
      await savePreferences(next);
    });
  };
  const groups: MenuGroup[] = [
    {
      label: t('theme.label'),
      items: themes.map((theme) => ({
        label: t(`theme.${theme}`),
        checked: chosen.theme === theme,
        onSelect: () => set({ theme }),
      })),
    },
    {
      label: t('density.label'),
      items: densities.map((density) => ({
        label: t(`density.${density}`),
        checked: chosen.density === density,
        onSelect: () => set({ density }),
      })),
    },
    {
      label: t('keyboard.label'),
      items: [
        {
          label: t('keyboard.singleKeys'),
          checked: chosen.singleKeys,
          onSelect: () => set({ singleKeys: !chosen.singleKeys }),
        },
      ],
    },
    {
      label: user.email,
      items: [{ label: t('signOut'), icon: 'sign-out', onSelect: leave }],
    },
  ];
  return (
    <Menu
      groups={groups}
      trigger={
        <button type="button" aria-label={t('userMenu', { name: user.name })} className="grid size-8 place-items-center rounded-full">
          <Avatar name={user.name} />
        </button>
      }
    />
  );
}
