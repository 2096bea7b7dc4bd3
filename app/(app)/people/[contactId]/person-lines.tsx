import Link from 'next/link';
import { ContactFacts } from '@/app/(app)/accounts/[accountId]/_records/contact/contact-facts';
import { Panel } from '@/components/panel/panel';
import type { ContactDetail } from '@/lib/features/contact/contract';
import { PEOPLE_PATH } from '@/lib/features/contact/table';
import { getTranslator } from '@/lib/next/messages';

type PersonLink = ContactDetail['reports'][number];

function Colleague({ person }: { person: PersonLink }) {
  return (
    <p className="py-1">
      <Link className="link" href={`${PEOPLE_PATH}/${encodeURIComponent(person.id)}`}>
        {person.name}
      </Link>
      {person.title && <span className="block text-sm text-ink-2">{person.title}</span>}
    </p>
  );
}

/** What is written about the person, who stands above and who below. */
export async function PersonLines({ contact }: { contact: ContactDetail }) {
  const t = await getTranslator('contact');
  const { manager, reports } = contact;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
      <Panel title={t('person.details')}>
        <ContactFacts contact={contact} />
      </Panel>
      <Panel title={t('person.lines')}>
        {!manager && reports.length === 0 && <p className="text-ink-2">{t('person.noLines')}</p>}
        {manager && (
          <>
            <h3 className="text-sm text-ink-2">{t('person.manager')}</h3>
            <Colleague person={manager} />
          </>
        )}
        {reports.length > 0 && (
          <>
            <h3 className="text-sm text-ink-2">{t('person.reports')}</h3>
            <ul className="border-l border-line pl-3">
              {reports.map((report) => (
                <li key={report.id}>
                  <Colleague person={report} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Panel>
    </div>
  );
}
