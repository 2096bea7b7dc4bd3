import { useTranslations } from 'use-intl/react';
import { Select } from '@/components/ui/input';
import type { ImportMapping } from '@/lib/features/import/contract';
import { DAY_ORDERS } from '@/lib/features/import/table';

interface FormatChoicesProps {
  mapping: ImportMapping;
  onChange: (mapping: ImportMapping) => void;
}

/** How the file writes days and decimals, and what its empty cells mean. */
export function FormatChoices({ mapping, onChange }: FormatChoicesProps) {
  const t = useTranslations('dataImport');
  const days = DAY_ORDERS.map((value) => ({ value, label: t(`days.${value}`) }));
  const decimals = [
    { value: '.', label: t('decimal.point') },
    { value: ',', label: t('decimal.comma') },
  ];
  const empty = [
    { value: 'keep', label: t('empty.keep') },
    { value: 'clear', label: t('empty.clear') },
  ];
  return (
    <div className="grid max-w-220 grid-cols-3 gap-3 phone:grid-cols-1">
      <label className="grid gap-1">
        <span className="font-medium">{t('days.label')}</span>
        <Select
          value={mapping.days}
          options={days}
          onChange={(event) => onChange({ ...mapping, days: event.target.value as ImportMapping['days'] })}
        />
      </label>
      <label className="grid gap-1">
        <span className="font-medium">{t('decimal.label')}</span>
        <Select
          value={mapping.decimal}
          options={decimals}
          onChange={(event) => onChange({ ...mapping, decimal: event.target.value as ImportMapping['decimal'] })}
        />
      </label>
      <label className="grid gap-1">
        <span className="font-medium">{t('empty.label')}</span>
        <Select
          value={mapping.clears ? 'clear' : 'keep'}
          options={empty}
          onChange={(event) => onChange({ ...mapping, clears: event.target.value === 'clear' })}
        />
      </label>
    </div>
  );
}
