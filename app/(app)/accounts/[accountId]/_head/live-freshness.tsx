'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import { useLocale, useTimeZone, useTranslations } from 'use-intl/react';
import { useLiveUsage } from '@/app/(app)/accounts/[accountId]/_head/use-live-usage';
import { LiveDot } from '@/components/ui/live-dot';
import { formatTime } from '@/lib/kit/date-format';

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
  const router = useRouter();
  const [told, setTold] = useState<string>();
  const redraw = useCallback(() => router.refresh(), [router]);
  const isLost = useLiveUsage(address, setTold, redraw);
  const time = formatTime(told ?? freshTo, locale, timeZone);
  return (
    <span role="status">
      <LiveDot state={isLost ? 'lost' : 'live'}>{t(isLost ? 'fresh.lost' : 'fresh.upTo', { time })}</LiveDot>
    </span>
  );
}
