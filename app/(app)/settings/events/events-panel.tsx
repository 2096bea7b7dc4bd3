import type { ReactNode } from 'react';
import { LiveEvents } from '@/app/(app)/settings/events/live-events';
import { Panel } from '@/components/panel/panel';
import { ButtonLink } from '@/components/ui/button';
import { SegmentedLinks } from '@/components/ui/segmented';
import { env } from '@/lib/core/env';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';

/** The debugger's two lists; a bare address shows the first. */
export const EVENT_KINDS = ['accepted', 'refused'] as const;

type EventKind = (typeof EVENT_KINDS)[number];

interface EventsPanelProps {
  kind: EventKind;
  /** Whether the address asks for a page that is not the newest; such a page stands still. */
  isOlder: boolean;
  /** Cursor of the page after this one. */
  next: string | null;
  children: ReactNode;
}

const hrefOf = (kind: EventKind, more: Record<string, string> = {}) =>
  hrefWith('/settings/events', { ...(kind === EVENT_KINDS[0] ? {} : { show: kind }), ...more });

/** The frame of the debugger's lists: which one, where events are sent to, whether it follows what comes, its pages. */
export async function EventsPanel({ kind, isOlder, next, children }: EventsPanelProps) {
  const t = await getTranslator('settings');
  const kinds = EVENT_KINDS.map((id) => ({ id, label: t(`events.${id}`), href: hrefOf(id) }));
  const pages = (
    <>
      {isOlder && <ButtonLink href={hrefOf(kind)}>{t('events.newest')}</ButtonLink>}
      {next && <ButtonLink href={hrefOf(kind, { cursor: next })}>{t('events.older')}</ButtonLink>}
    </>
  );
  return (
    <Panel
      title={t('parts.events')}
      actions={<SegmentedLinks label={t('events.show')} current={kind} items={kinds} />}
      footer={(isOlder || next) && pages}
      flush
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-card pb-2.5 text-ink-2">
        <p className="[overflow-wrap:anywhere]">{t(`events.text.${kind}`, { address: env().INGEST_ORIGIN })}</p>
        {!isOlder && <LiveEvents />}
      </div>
      {children}
    </Panel>
  );
}
