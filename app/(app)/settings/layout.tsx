import type { ReactNode } from 'react';
import { SETTINGS_PARTS } from '@/app/(app)/settings/parts';
import { PageHeader } from '@/components/layout/page-header';
import { SettingsNav } from '@/components/settings/settings-nav';
import { may } from '@/lib/core/actor';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { currentCaller } from '@/lib/next/session';

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { actor } = await currentCaller();
  const t = await getTranslator('settings');
  const open = SETTINGS_PARTS.filter(({ permission }) => may(actor, permission));
  const tabs = open.map(({ id }) => ({ id, label: t(`parts.${id}`), href: `/settings/${id}` }));
  return (
    <Messages areas={['accounts', 'controls', 'form', 'settings', 'states', 'table']}>
      <PageHeader title={t('title')} />
      <SettingsNav label={t('nav')} tabs={tabs} />
      <div className="grid max-w-260 grid-cols-[minmax(0,1fr)] gap-gap pt-5">{children}</div>
    </Messages>
  );
}
