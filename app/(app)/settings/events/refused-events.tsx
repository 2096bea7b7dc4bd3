import { PanelEmpty } from '@/components/panel/panel-states';
import { Band } from '@/components/ui/band';
import type { RefusedCall } from '@/lib/features/event/contract';
import { formatMoment } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

/** Reasons with words of their own; any other is the name of the field at fault. */
const REASONS = ['account', 'alias', 'depth', 'event', 'groupId', 'size', 'timestamp', 'type'] as const;

interface RefusedEventsProps {
  calls: readonly RefusedCall[];
  /** How the reader writes times. */
  place: { locale: string; timeZone: string };
}

/** Refused events: why, and what was sent. */
export async function RefusedEvents({ calls, place: { locale, timeZone } }: RefusedEventsProps) {
  const t = await getTranslator('settings');
  if (calls.length === 0) return <PanelEmpty title={t('events.noRefused')} text={t('events.noRefusedText')} />;
  const wordOf = (reason: string) => {
    const known = REASONS.find((one) => one === reason);
    return known ? t(`events.reason.${known}`) : t('events.reasonField', { field: reason });
  };
  return (
    <ul>
      {calls.map(({ id, receivedAt, reason, detail, messageId, body }) => (
        <li key={id} className="grid gap-1 border-t border-line px-card py-2">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Band tone="poor">{wordOf(reason)}</Band>
            <span className="min-w-0 grow [overflow-wrap:anywhere]">{detail}</span>
            <time dateTime={receivedAt.toISOString()} className="text-sm text-ink-2">
              {formatMoment(receivedAt.toISOString(), locale, timeZone)}
            </time>
          </div>
          <details>
            <summary className="w-fit text-sm text-ink-2 hover:text-ink [overflow-wrap:anywhere]">
              {messageId === null ? t('events.body') : t('events.bodyOf', { messageId })}
            </summary>
            <pre className="mt-1 rounded-sm border border-line bg-sunken p-2 font-mono text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">
              {JSON.stringify(body, null, 2)}
            </pre>
          </details>
        </li>
      ))}
    </ul>
  );
}
