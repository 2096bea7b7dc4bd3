'use client';

import { useOptimistic, useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { Segmented } from '@/components/ui/segmented';
import { densities, type Preferences } from '@/lib/kit/preferences';

interface DensityProps {
  preferences: Preferences;
  savePreferences: (preferences: Preferences) => Promise<void>;
}

/** How high the rows are; the choice holds for every page. */
export function Density({ preferences, savePreferences }: DensityProps) {
  const t = useTranslations('shell');
  const [chosen, choose] = useOptimistic(preferences.density);
  const [, start] = useTransition();
  const set = (density: Preferences['density']) => {
    document.documentElement.dataset.density = density;
    start(async () => {
      choose(density);
      await savePreferences({ ...preferences, density });
    });
  };
  const options = densities.map((density) => ({ value: density, label: t(`density.${density}`) }));
  return <Segmented label={t('density.label')} value={chosen} options={options} onChange={set} />;
}
