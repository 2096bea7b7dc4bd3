import Form from 'next/form';
import Link from 'next/link';
import type * as z from 'zod';
import { AddressInput } from '@/components/form/address-input';
import { ClearLink } from '@/components/form/clear-link';
import { Panel } from '@/components/panel/panel';
import { Button, ButtonLink } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { EmptyState } from '@/components/ui/empty-state';
import type { StoredEvents } from '@/lib/features/event/contract';
import { formatDay, formatInstant } from '@/lib/kit/date-format';
import { formatDuration } from '@/lib/kit/duration-format';
import { formatNumber, NO_VALUE } from '@/lib/kit/number-format';
import { hrefWith } from '@/lib/kit/url-codec';
import { type AccountPlace, keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

const COLUMNS = ['time', 'user', 'event', 'module', 'feature', 'count', 'duration'] as const;
/** Where a column's words stand and how wide it is; the others share the room that is left. */
const LOOKS: Partial<Record<(typeof COLUMNS)[number], string>> = { time: 'w-48 text-left', count: 'w-20 text-right', duration: 'w-28 text-right' };
const cell = 'h-row border-b border-grid px-2 first:pl-card last:pr-card whitespace-nowrap cut';

interface EventStreamProps {
  place: AccountPlace;
  page: z.infer<typeof StoredEvents>;
}

/** What was received of this account, latest first, of one user or module if the address says so. */
export async function EventStream({ place, page }: EventStreamProps) {
  const t = await getTranslator('account');
  const filter = pick(place.search, ['user', 'module']);
  const others = { ...keptParams(place), ...pick(place.search, ['by']) };
  const href = (change: Record<string, string>) => hrefWith(place.path, { ...others, ...change });
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <Panel
      title={t('events.title')}
      meta={place.asOf === undefined ? t('events.window') : t('events.windowTo', { day: formatDay(place.asOf, place.locale) })}
      flush
      className="col-span-full"
      footer={
        <>
          <span>
            {place.search.older && (
              <Link className="link" href={href(filter)} scroll={false}>
                {t('events.newest')}
              </Link>
            )}
          </span>
          {page.nextCursor && (
            <ButtonLink size="small" trailing="chevron-right" href={href({ ...filter, older: page.nextCursor })} scroll={false}>
              {t('events.older')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Form action={place.path} scroll={false} className="flex flex-wrap items-center gap-2 px-card pb-2.5" data-print="hidden">
        {Object.entries(others).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <AddressInput name="user" value={filter.user} aria-label={t('events.user')} placeholder={t('events.user')} className="max-w-56" />
        <AddressInput name="module" value={filter.module} aria-label={t('events.module')} placeholder={t('events.module')} className="max-w-56" />
        <Button type="submit">{t('events.filter')}</Button>
        {isFiltered && <ClearLink href={href({})}>{t('events.clear')}</ClearLink>}
      </Form>
      {page.data.length === 0 ? (
        <EmptyState icon="inbox" title={isFiltered ? t('events.noMatch') : t('events.empty')} />
      ) : (
        <EventRows place={place} page={page} href={(change) => href({ ...filter, ...change })} />
      )}
    </Panel>
  );
}

/** The parameters of these names that the address has. */
function pick(search: AccountPlace['search'], names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]]])));
}

async function EventRows({ place, page, href }: EventStreamProps & { href: (change: Record<string, string>) => string }) {
  const t = await getTranslator('account');
  const { locale, timeZone } = place;
  const link = (name: string, value: string | null, words = value) =>
    value === null ? (
      NO_VALUE
    ) : (
      <Link className="hover:text-accent-ink" prefetch={false} scroll={false} href={href({ [name]: value })}>
        {words}
      </Link>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a region would repeat the panel's
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keys
    <div role="group" aria-label={t('events.title')} tabIndex={0} className="overflow-x-auto">
      <table className="w-full min-w-240 table-fixed">
        <thead className="text-sm text-ink-2">
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className={cx('h-7 border-b border-line px-2 font-normal first:pl-card last:pr-card', LOOKS[column] ?? 'text-left')}
              >
                {t(`events.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.data.map((event) => (
            <tr key={event.messageId} className="hover:bg-hover">
              <td className={cell}>
                <time dateTime={event.at.toISOString()}>{formatInstant(event.at.toISOString(), locale, timeZone)}</time>
              </td>
              <td className={cell} title={event.userId ?? undefined}>
                {link('user', event.userId, event.userName ?? event.userId)}
              </td>
              <td className={cell}>{event.name ?? t(`events.type.${event.type}`)}</td>
              <td className={cell}>{link('module', event.module)}</td>
              <td className={cell}>{event.feature ?? NO_VALUE}</td>
              <td className={cx(cell, 'text-right')}>{formatNumber(event.count, locale)}</td>
              <td className={cx(cell, 'text-right')}>{event.durationMs > 0 ? formatDuration(event.durationMs, locale) : NO_VALUE}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
