import type { IconName } from '@/components/ui/icon';
import type { ToldHappening } from '@/lib/features/hub-manager/contract';
import { formatDuration } from '@/lib/kit/duration-format';
import { getTranslator } from '@/lib/next/messages';

export const HAPPENING_ICONS: Readonly<Record<ToldHappening['kind'], IconName>> = {
  sent: 'send',
  bounced: 'poor',
  opened: 'eye',
  returned: 'eye',
  viewed: 'eye',
  followed: 'link',
  engaged: 'eye',
  visited: 'eye',
  finished: 'check',
  downloaded: 'download',
  forwarded: 'send',
  asked: 'info',
  blocked: 'lock',
  archived: 'archive',
  reopened: 'undo',
  revoked: 'lock',
  restored: 'undo',
  updated: 'refresh',
  handed_over: 'users',
  update_waiting: 'refresh',
  update_viewed: 'eye',
  update_unseen: 'unknown',
  quiet: 'unknown',
  expiring: 'calendar',
};

/** What happened, in a sentence, and what else is known of it. */
export async function happeningWords({ kind, name, document, account, subject, detail, actor }: ToldHappening, locale: string) {
  const t = await getTranslator('hubManager');
  const { to, page, pages, ms, number, text, reason = 'other' } = detail;
  const about = document ?? (detail.document || null);
  const range = pages && pages[0] !== pages[1] ? t('detail.pages', { from: pages[0], to: pages[1] }) : undefined;
  const single = page ?? pages?.[0];
  const parts = [
    account,
    to !== undefined && to !== name && t('detail.to', { name: to }),
    range ?? (single !== undefined && t('detail.page', { page: single })),
    ms !== undefined && formatDuration(ms, locale),
    kind === 'updated' && number !== undefined && t('detail.version', { number }),
    actor !== null && t('detail.by', { name: actor }),
    kind === 'asked' && text !== undefined && t('detail.words', { text }),
  ];
  const values = { name, document: about ?? '', has: about === null ? 'no' : 'yes', subject: subject ?? '', reason };
  return { title: t(`happening.${kind}`, values), text: parts.filter(Boolean).join(' · ') };
}
