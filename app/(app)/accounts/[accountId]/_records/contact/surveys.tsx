import { noteOptOut } from '@/app/(app)/accounts/[accountId]/_records/contact/actions';
import { ActButton } from '@/components/settings/act-button';
import type { OptOut } from '@/lib/features/opt-out/contract';
import { formatInstant } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

interface SurveysProps {
  contactId: string;
  optOut: OptOut;
  editable: boolean;
  reader: { locale: string; timeZone: string };
}

/** Whether this contact gets surveys; one of us can note that they want none, or lift it. */
export async function Surveys({ contactId, optOut, editable, reader: { locale, timeZone } }: SurveysProps) {
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
  return (
    <section aria-labelledby="contact-surveys" className="mt-6">
      <div className="flex items-center justify-between gap-2">
        <h3 id="contact-surveys" className="font-strong">
          {t('surveys')}
        </h3>
        {editable && act}
      </div>
      <p className="text-ink-2">{says}</p>
    </section>
  );
}
