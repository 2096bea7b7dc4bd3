import Link from 'next/link';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ButtonLink } from '@/components/ui/button';
import { env } from '@/lib/core/env';
import { accountHref } from '@/lib/features/account/address';
import type { StoredEvent } from '@/lib/features/event/contract';
import { formatMoment } from '@/lib/kit/date-format';
import { formatDuration } from '@/lib/kit/duration-format';
import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

/** Columns and the pixels they are given. */
const COLUMNS = {
  time: 176,
  type: 88,
  event: 168,
  account: 168,
  user: 144,
  module: 128,
  feature: 144,
  count: 80,
  duration: 96,
  messageId: 280,
} as const;
const FIGURES: readonly string[] = ['count', 'duration'];
const WIDTH = Object.values(COLUMNS).reduce((sum, width) => sum + width, 0);
const cell = 'h-row border-b border-grid px-2 first:pl-card last:pr-card whitespace-nowrap cut';

interface AcceptedEventsProps {
  events: readonly StoredEvent[];
  /** How the reader writes times and figures. */
  place: { locale: string; timeZone: string };
}

/** Stored events with the account and user that they were found to belong to. */
export async function AcceptedEvents({ events, place }: AcceptedEventsProps) {
  const t = await getTranslator('settings');
  if (events.length === 0) {
    const key = <ButtonLink href="/settings/keys">{t('events.getKey')}</ButtonLink>;
    return <PanelEmpty title={t('events.empty')} text={t('events.emptyText', { address: env().INGEST_ORIGIN })} action={key} />;
  }
  const columns = Object.entries(COLUMNS).map(([id, width]) => ({ id: id as keyof typeof COLUMNS, width }));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region would repeat the panel's
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
    <div role="group" aria-label={t('events.accepted')} tabIndex={0} className="overflow-x-auto">
      <table className="w-full table-fixed" style={{ minWidth: WIDTH }}>
        <thead className="text-sm text-ink-2">
          <tr>
            {columns.map(({ id, width }) => (
              <th
                key={id}
                scope="col"
                style={{ width }}
                className={`h-7 border-b border-line px-2 font-normal first:pl-card last:pr-card ${FIGURES.includes(id) ? 'text-right' : 'text-left'}`}
              >
                {t(`events.column.${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <EventRow key={event.messageId} event={event} place={place} typeWord={t(`events.type.${event.type}`)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EventRow({ event, place: { locale, timeZone }, typeWord }: { event: StoredEvent; place: AcceptedEventsProps['place']; typeWord: string }) {
  const at = event.at.toISOString();
  return (
    <tr className="hover:bg-hover">
      <td className={cell}>
        <time dateTime={at}>{formatMoment(at, locale, timeZone)}</time>
      </td>
      <td className={cell}>{typeWord}</td>
      <td className={cell}>{event.name ?? NO_VALUE}</td>
      <td className={cell}>
        {event.accountId === null ? (
          NO_VALUE
        ) : (
          <Link className="hover:text-accent-ink" prefetch={false} href={accountHref(event.accountId)}>
            {event.accountName}
          </Link>
        )}
      </td>
      <td className={cell} title={event.userId ?? undefined}>
        {event.userName ?? event.userId ?? NO_VALUE}
      </td>
      <td className={cell}>{event.module ?? NO_VALUE}</td>
      <td className={cell}>{event.feature ?? NO_VALUE}</td>
      <td className={`${cell} text-right`}>{formatNumber(event.count, locale)}</td>
      <td className={`${cell} text-right`}>{event.durationMs > 0 ? formatDuration(event.durationMs, locale) : NO_VALUE}</td>
      <td className={`${cell} font-mono text-sm`}>{event.messageId}</td>
    </tr>
  );
}
