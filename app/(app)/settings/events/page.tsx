import { AcceptedEvents } from '@/app/(app)/settings/events/accepted-events';
import { EVENT_KINDS, EventsPanel } from '@/app/(app)/settings/events/events-panel';
import { RefusedEvents } from '@/app/(app)/settings/events/refused-events';
import { settingsPart } from '@/app/(app)/settings/settings-part';
import { listAcceptedEvents, listRefusedEvents } from '@/lib/features/event/queries';
import { readLocale } from '@/lib/next/messages';
import { readForPage } from '@/lib/next/read-for-page';

type Props = { searchParams: Promise<{ show?: string | string[]; cursor?: string | string[] }> };

/** The ingest debugger: what was taken, and what was refused and why, as it comes. */
export default settingsPart('events', async (caller, _at, { searchParams }: Props) => {
  const { show, cursor } = await searchParams;
  const kind = EVENT_KINDS.find((one) => one === show) ?? 'accepted';
  const isOlder = typeof cursor === 'string';
  const input = isOlder ? { cursor } : {};
  const place = { locale: await readLocale(), timeZone: caller.organization.timezone };
  if (kind === 'refused') {
    const { data, nextCursor } = await readForPage(listRefusedEvents, caller, input);
    return (
      <EventsPanel kind={kind} isOlder={isOlder} next={nextCursor}>
        <RefusedEvents calls={data} place={place} />
      </EventsPanel>
    );
  }
  const { data, nextCursor } = await readForPage(listAcceptedEvents, caller, input);
  return (
    <EventsPanel kind={kind} isOlder={isOlder} next={nextCursor}>
      <AcceptedEvents events={data} place={place} />
    </EventsPanel>
  );
});
