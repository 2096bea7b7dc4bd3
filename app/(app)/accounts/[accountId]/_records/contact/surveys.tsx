import type * as z from 'zod';
import { noteOptOut, withdraw } from '@/app/(app)/accounts/[accountId]/_records/contact/actions';
import { ActButton } from '@/components/settings/act-button';
import type { Invitation } from '@/lib/features/invitation/contract';
import type { OptOut } from '@/lib/features/opt-out/contract';
import { formatDay, formatInstant } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import { getTranslator } from '@/lib/next/messages';

interface SurveysProps {
  contactId: string;
  optOut: OptOut;
  invitations: readonly z.infer<typeof Invitation>[];
  editable: boolean;
  reader: { locale: string; timeZone: string };
}

/** Whether this contact gets surveys, which one of us can change, and those that wait for an answer. */
export async function Surveys({ contactId, optOut, invitations, editable, reader: { locale, timeZone } }: SurveysProps) {
  const t = await getTranslator('survey');
  const says = optOut ? t(`optOut.since.${optOut.how}`, { at: formatInstant(optOut.at, locale, timeZone) }) : t('optOut.gets');
  const act = optOut ? (
    <ActButton
      label={t('optOut.lift')}
      done={t('optOut.lifted')}
      confirm={{ title: t('optOut.confirm'), text: t('optOut.confirmText') }}
      action={noteOptOut.bind(null, { contactId, optedOut: false })}
    />
  ) : (
    <ActButton label={t('optOut.note')} done={t('optOut.noted')} action={noteOptOut.bind(null, { contactId, optedOut: true })} />
  );
  const open = invitations.filter(({ state }) => state === 'sent' || state === 'reminded');
  return (
    <section aria-labelledby="contact-surveys" className="mt-6">
      <div className="flex items-center justify-between gap-2">
        <h3 id="contact-surveys" className="font-strong">
          {t('surveys')}
        </h3>
        {editable && act}
      </div>
      <p className="text-ink-2">{says}</p>
      <ul>
        {open.map(({ id, survey, sentAt, closesOn }) => (
          <li key={id} className="flex items-center justify-between gap-2 text-ink-2">
            {t('openInvitation', { survey, sent: formatDay(localDay(new Date(sentAt), timeZone), locale), until: formatDay(closesOn, locale) })}
            {editable && (
              <ActButton
                label={t('withdraw')}
                done={t('withdrawn')}
                confirm={{ title: t('withdrawConfirm'), text: t('withdrawText') }}
                action={withdraw.bind(null, { id })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
