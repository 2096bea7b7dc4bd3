'use client';

import { useCallback, useRef, useState } from 'react';
import { useLocale, useTimeZone, useTranslations } from 'use-intl/react';
import { LiveDot } from '@/components/ui/live-dot';
import { formatTime } from '@/lib/kit/date-format';
import { type LiveMessage, useLiveRefresh } from '@/lib/next/use-live-refresh';

const NAMES = ['usage'] as const;

interface UsageMessage {
  freshTo: string;
  /** Changes with the account's figures. */
  marker: string;
}

interface LiveFreshnessProps {
  /** The account's stream of server-sent events. */
  address: string;
  /** Up to when the page's figures hold received events. */
  freshTo: string;
}

/** How fresh the figures are, told live; when they change the page is drawn anew around what one does. */
export function LiveFreshness({ address, freshTo }: LiveFreshnessProps) {
  const t = useTranslations('account');
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  const [told, setTold] = useState<string>();
  const known = useRef<string>(undefined);
  const isNews = useCallback(({ data }: LiveMessage) => {
    const { freshTo, marker }: UsageMessage = JSON.parse(data);
    const isChanged = known.current !== undefined && known.current !== marker;
    known.current = marker;
    setTold(freshTo);
    return isChanged;
  }, []);
  const isLost = useLiveRefresh(address, NAMES, isNews);
  const time = formatTime(told ?? freshTo, locale, timeZone);
  return (
    <span role="status">
      <LiveDot state={isLost ? 'lost' : 'live'}>{t(isLost ? 'fresh.lost' : 'fresh.upTo', { time })}</LiveDot>
    </span>
  );
}
