import Link from 'next/link';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { SettingsRow } from '@/components/settings/settings-row';
import { ButtonLink } from '@/components/ui/button';
import { Tag } from '@/components/ui/tag';
import { listMails } from '@/lib/features/mail/queries';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

type Props = { searchParams: Promise<{ cursor?: string | string[] }> };

export default settingsPart('mail', async (caller, at, { searchParams }: Props) => {
  const { cursor } = await searchParams;
  const mails = await readForPage(listMails, caller, typeof cursor === 'string' ? { cursor } : {});
  const t = await getTranslator('settings');
  const older = mails.nextCursor && <ButtonLink href={`/settings/mail?cursor=${encodeURIComponent(mails.nextCursor)}`}>{t('mail.older')}</ButtonLink>;
  return (
    <Panel title={t('parts.mail')} footer={older} flush>
      <p className="px-card pb-2 text-ink-2">{t('mail.text')}</p>
      {mails.data.length === 0 && <PanelEmpty title={t('mail.empty')} text={t('mail.emptyText')} />}
      <ul>
        {mails.data.map(({ id, subject, toName, toAddress, createdAt, transport, lastError }) => (
          <SettingsRow
            key={id}
            title={
              <Link href={`/settings/mail/${id}`} className="link">
                {subject}
              </Link>
            }
            text={t('mail.to', { name: toName, address: toAddress, at: at(createdAt) })}
            tags={<Tag>{t(`mail.${transport ?? (lastError ? 'failing' : 'waiting')}`)}</Tag>}
          />
        ))}
      </ul>
    </Panel>
  );
});
