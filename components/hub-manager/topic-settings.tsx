'use client';

import { useOptimistic, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { Select } from '@/components/ui/input';
import type { HubPreferences } from '@/lib/features/hub-manager/contract';
import { HUB_DELIVERIES, WHOSE } from '@/lib/features/hub-manager/table';
import type { FormOutcome } from '@/lib/kit/form-outcome';

type Preference = HubPreferences[number];

interface TopicSettingsProps {
  preferences: HubPreferences;
  save: (input: { preferences: Preference[] }) => Promise<FormOutcome<unknown>>;
}

/** A line a topic: how one hears of it and of whose hubs; each choice is kept at once. */
export function TopicSettings({ preferences, save }: TopicSettingsProps) {
  const t = useTranslations('hubManager');
  const [shown, show] = useOptimistic(preferences);
  const [, start] = useTransition();
  const change = (next: Preference) =>
    start(async () => {
      show(shown.map((one) => (one.topic === next.topic ? next : one)));
      const outcome = await save({ preferences: [next] });
      if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
      else toast(t('settings.saved'));
    });
  const deliveries = HUB_DELIVERIES.map((value) => ({ value, label: t(`delivery.${value}`) }));
  const reaches = WHOSE.map((value) => ({ value, label: t(`whose.${value}`) }));
  return (
    <ul>
      {shown.map((one) => {
        const topic = t(`topic.${one.topic}`);
        return (
          <li key={one.topic} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-grid px-card py-2">
            <span className="grow basis-60">{topic}</span>
            <Select
              aria-label={t('settings.deliveryOf', { topic })}
              value={one.delivery}
              options={deliveries}
              className="max-w-44"
              onChange={(event) => change({ ...one, delivery: event.target.value as Preference['delivery'] })}
            />
            <Select
              aria-label={t('settings.reachOf', { topic })}
              value={one.reach}
              options={reaches}
              disabled={one.delivery === 'off'}
              className="max-w-36"
              onChange={(event) => change({ ...one, reach: event.target.value as Preference['reach'] })}
            />
          </li>
        );
      })}
    </ul>
  );
}
