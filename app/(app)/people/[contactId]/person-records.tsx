import Link from 'next/link';
import { FactRows } from '@/components/panel/fact-rows';
import { Panel } from '@/components/panel/panel';
import { accountHref } from '@/lib/features/account/address';
import type { Person } from '@/lib/features/contact/contract';
import { formatDay } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';

interface PersonRecordsProps {
  person: Person;
  reader: { locale: string; timeZone: string };
}

/** Touchpoints the person took part in, and tasks that name the person. */
export async function PersonRecords({ person, reader: { locale, timeZone } }: PersonRecordsProps) {
  const t = await getTranslator('contact');
  const { contact, touchpoints, tasks } = person;
  const opening = (open: string, title: string) => (
    <Link className="link" href={hrefWith(accountHref(contact.account.id, 'users'), { open })}>
      {title}
    </Link>
  );
  const met = touchpoints.map(({ id, subject, occurredAt }) => ({
    id,
    label: opening(`interaction:${id}`, subject),
    value: formatDay(localDay(new Date(occurredAt), timeZone), locale),
  }));
  const owed = tasks.map(({ id, title, dueOn }) => ({ id, label: opening(`task:${id}`, title), value: formatDay(dueOn, locale) }));
  return (
    <>
      <Panel title={t('person.touchpoints')} meta={met.length}>
        {met.length === 0 ? <p className="text-ink-2">{t('person.noTouchpoints')}</p> : <FactRows rows={met} />}
      </Panel>
      <Panel title={t('person.tasks')} meta={owed.length}>
        {owed.length === 0 ? <p className="text-ink-2">{t('person.noTasks')}</p> : <FactRows rows={owed} />}
      </Panel>
    </>
  );
}
