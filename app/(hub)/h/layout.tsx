import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** Addresses here are secrets, or lead to what is somebody's own: they go to no other site and into no index. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator('hubPage');
  return { title: { absolute: t('title') }, referrer: 'no-referrer', robots: 'noindex, nofollow, noarchive' };
}

/** What customers see: nothing of the application around it. */
export default function HubLayout({ children }: { children: ReactNode }) {
  return <Messages areas={['controls', 'form', 'hubPage', 'states']}>{children}</Messages>;
}
