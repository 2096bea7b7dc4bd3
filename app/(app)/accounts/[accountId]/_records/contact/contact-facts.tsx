import { FactRows } from '@/components/panel/fact-rows';
import { Band, type Tone } from '@/components/ui/band';
import type { ContactDetail } from '@/lib/features/contact/contract';
import type { Sentiment } from '@/lib/features/contact/table';
import { readableWord } from '@/lib/kit/readable-word';
import { getTranslator } from '@/lib/next/messages';

const TONES: Record<Sentiment, Tone> = { positive: 'good', neutral: 'average', negative: 'poor' };

/** What is written about a contact, as far as it is known. */
export async function ContactFacts({ contact }: { contact: ContactDetail }) {
  const t = await getTranslator('contact');
  const table = await getTranslator('table');
  const { title, role, isKey, sentiment, email, phone, manager } = contact;
  const rows = [
    { id: 'title', label: t('column.title'), value: title },
    { id: 'role', label: t('column.role'), value: role && readableWord(role) },
    { id: 'key', label: t('isKey'), value: isKey && table('boolean.yes') },
    { id: 'sentiment', label: t('column.sentiment'), value: sentiment && <Band tone={TONES[sentiment]}>{t(`sentiment.${sentiment}`)}</Band> },
    {
      id: 'email',
      label: t('column.email'),
      value: email && (
        <a className="link" href={`mailto:${email}`}>
          {email}
        </a>
      ),
    },
    { id: 'phone', label: t('column.phone'), value: phone },
    { id: 'manager', label: t('column.reportsTo'), value: manager?.name },
  ];
  return <FactRows rows={rows.filter(({ value }) => value)} />;
}
