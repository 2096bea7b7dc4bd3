import { cache } from 'react';
import { PersonHead } from '@/app/(app)/people/[contactId]/person-head';
import { PersonLines } from '@/app/(app)/people/[contactId]/person-lines';
import { PersonRecords } from '@/app/(app)/people/[contactId]/person-records';
import { PersonTimeline } from '@/app/(app)/people/[contactId]/person-timeline';
import { PersonUse } from '@/app/(app)/people/[contactId]/person-use';
import { may } from '@/lib/core/actor';
import { readPerson } from '@/lib/features/contact/queries';
import { readLocale } from '@/lib/next/messages';
import { secondSegment } from '@/lib/next/path-segment';
import { readForPage } from '@/lib/next/read-for-page';
import { currentCaller } from '@/lib/next/session';

interface PersonPageProps {
  params: Promise<{ contactId: string }>;
}

/** Title and page share one reading. */
const readPersonOnce = cache(async (id: string) => {
  const caller = await currentCaller();
  return { caller, person: await readForPage(readPerson, caller, { id }) };
});

const readPage = async ({ params }: PersonPageProps) => readPersonOnce(await secondSegment((await params).contactId));

export async function generateMetadata(props: PersonPageProps) {
  return { title: (await readPage(props)).person.contact.name };
}

/** Everything of one person, as far as the reader may see it. */
export default async function PersonPage(props: PersonPageProps) {
  const { caller, person } = await readPage(props);
  const reader = { locale: await readLocale(), timeZone: caller.organization.timezone };
  return (
    <>
      <PersonHead contact={person.contact} canSend={may(caller.actor, 'hub:write')} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-gap pt-4 wide:grid-cols-[minmax(0,1fr)_var(--side)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
          <PersonUse caller={caller} contact={person.contact} reader={reader} />
          <PersonRecords person={person} reader={reader} />
          <PersonTimeline person={person} reader={reader} />
        </div>
        <PersonLines contact={person.contact} />
      </div>
    </>
  );
}
