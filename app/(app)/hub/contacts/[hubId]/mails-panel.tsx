import Link from 'next/link';
import type { HubReader } from '@/app/(app)/hub/_manager/place';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { MailText } from '@/components/settings/mail-text';
import { messagePath } from '@/lib/features/hub/table';
import type { ContactHub } from '@/lib/features/hub-manager/reading-contract';
import { formatInstant } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

interface MailsPanelProps {
  messages: ContactHub['messages'];
  reader: HubReader;
}

/** The mails that this contact got, as they were sent. */
export async function MailsPanel({ messages, reader: { locale, timeZone } }: MailsPanelProps) {
  const t = await getTranslator('hubManager');
  const at = (instant: Date) => formatInstant(instant.toISOString(), locale, timeZone);
  return (
    <Panel title={t('contact.mails')} flush>
      {messages.length === 0 && <PanelEmpty title={t('messages.empty')} />}
      {messages.map(({ id, subject, text, sentAt, bouncedAt, openedAt, clickedAt }) => (
        <details key={id} className="group border-b border-grid px-card last:border-b-0">
          <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 py-1.5">
            <span className="font-medium">{subject}</span>
            <span className="ml-auto text-sm text-ink-2">{at(sentAt)}</span>
            <span className={bouncedAt ? 'w-full text-sm text-poor' : 'w-full text-sm text-ink-2'}>
              {[
                bouncedAt ? t('mailState.bounced', { at: at(bouncedAt) }) : t('mailState.delivered'),
                openedAt && t('mailState.opened', { at: at(openedAt) }),
                clickedAt && t('mailState.clicked', { at: at(clickedAt) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </summary>
          <div className="grid gap-2 pb-3">
            {text === null ? <p className="text-ink-2">{t('contact.noText')}</p> : <MailText text={text} />}
            <Link className="link" href={messagePath(id)}>
              {t('contact.toMessage')}
            </Link>
          </div>
        </details>
      ))}
    </Panel>
  );
}
