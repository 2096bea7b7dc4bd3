import type { ReactNode } from 'react';
import { HubParts } from '@/components/hub-manager/hub-parts';
import {
  HUB_CONTACTS_PATH,
  HUB_LIBRARY_PATH,
  HUB_MESSAGES_PATH,
  HUB_PATH,
  HUB_SETTINGS_PATH,
  HUB_TIMELINE_PATH,
} from '@/lib/features/hub-manager/table';
import { getTranslator } from '@/lib/next/messages';

const PARTS = [
  { id: 'overview', href: HUB_PATH },
  { id: 'contacts', href: HUB_CONTACTS_PATH },
  { id: 'messages', href: HUB_MESSAGES_PATH },
  { id: 'timeline', href: HUB_TIMELINE_PATH },
  { id: 'library', href: HUB_LIBRARY_PATH },
  { id: 'settings', href: HUB_SETTINGS_PATH },
] as const;

/** The parts of the Account Hub Manager above each of its pages. */
export default async function HubLayout({ children }: { children: ReactNode }) {
  const t = await getTranslator('hubManager');
  const items = PARTS.map(({ id, href }) => ({ href, label: t(`parts.${id}`) }));
  return (
    <>
      <HubParts label={t('parts.label')} home={HUB_PATH} items={items} />
      {children}
    </>
  );
}
