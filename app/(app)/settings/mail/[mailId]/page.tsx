import { notFound } from 'next/navigation';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { Panel } from '@/components/panel/panel';
import { MailText } from '@/components/settings/mail-text';
import { ButtonLink } from '@/components/ui/button';
import { MailId } from '@/lib/features/mail/contract';
import { readMail } from '@/lib/features/mail/queries';
import { getTranslator } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

type Props = { params: Promise<{ mailId: string }> };

export default settingsPart('mail', async (caller, at, { params }: Props) => {
  const id = MailId.safeParse({ id: (await params).mailId });
  if (!id.success) notFound();
  const mail = await readForPage(readMail, caller, id.data);
  const t = await getTranslator('settings');
  return (
    <Panel
      title={mail.subject}
      actions={
        <ButtonLink kind="quiet" size="small" href="/settings/mail">
          {t('mail.back')}
        </ButtonLink>
      }
    >
      <div className="grid gap-4">
        <p className="text-ink-2">{t('mail.to', { name: mail.toName, address: mail.toAddress, at: at(mail.createdAt) })}</p>
        {mail.lastError && <p className="text-poor">{t('mail.problem', { error: mail.lastError })}</p>}
        <MailText text={mail.text} />
      </div>
    </Panel>
  );
});
