'use client';

import { usePathname } from 'next/navigation';
import { type TabLink, Tabs } from '@/components/ui/tabs';

/** The parts of the settings that this person may use. */
export function SettingsNav({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  const pathname = usePathname();
  const current = tabs.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`))?.id ?? '';
  return <Tabs label={label} current={current} tabs={tabs} />;
}
