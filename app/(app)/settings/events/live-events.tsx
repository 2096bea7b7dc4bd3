'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { LiveDot } from '@/components/ui/live-dot';
import { Switch } from '@/components/ui/switch';
import { type LiveMessage, useLiveRefresh } from '@/lib/next/use-live-refresh';

const ADDRESS = '/api/v1/events/live';
const NAMES = ['accepted', 'refused', 'idle'] as const;

/** After a gap of any kind the page is read anew; later only when something came. */
const isNews = ({ name, isFirst }: LiveMessage) => isFirst || name !== 'idle';

/** Whether the page follows what comes, and a switch to hold it still. */
export function LiveEvents() {
  const t = useTranslations('settings');
  const [isOn, setOn] = useState(true);
  const isLost = useLiveRefresh(isOn ? ADDRESS : null, NAMES, isNews);
  const state = !isOn ? 'quiet' : isLost ? 'lost' : 'live';
  return (
    <span className="inline-flex flex-none items-center gap-4">
      <span role="status">
        <LiveDot state={state}>{t(`events.live.${state}`)}</LiveDot>
      </span>
      <label className="inline-flex items-center gap-2">
        <Switch checked={isOn} onChange={(event) => setOn(event.target.checked)} />
        {t('events.follow')}
      </label>
    </span>
  );
}
