'use client';

import { useTranslations } from 'use-intl/react';
import { Input } from '@/components/ui/input';

/** Within how many days. */
export function Days({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  const t = useTranslations('alertRule');
  return (
    <label className="inline-flex items-center gap-2 whitespace-nowrap">
      {t('within')}
      <Input type="number" min={1} max={90} className="max-w-18" value={days} onChange={(event) => onChange(Number(event.target.value))} />
      {t('daysWord')}
    </label>
  );
}
