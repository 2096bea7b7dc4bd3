'use client';

import { useTranslations } from 'use-intl/react';
import { Icon } from '@/components/ui/icon';

interface ChipProps {
  /** Field, operator and value of a filter: "Renewal", "before", "17 Jul 2026". */
  field: string;
  operator?: string;
  value?: string;
  onOpen?: () => void;
  onRemove: () => void;
}

/** A filter that is in force; its words open it, its cross removes it. */
export function Chip({ field, operator, value, onOpen, onRemove }: ChipProps) {
  const t = useTranslations('controls');
  const words = (
    <>
      {field}
      {operator && <span className="text-ink-3">{operator}</span>}
      {value && <b className="max-w-60 cut font-medium">{value}</b>}
    </>
  );
  return (
    <span className="inline-flex h-6.5 items-center rounded-md border border-line-strong bg-surface text-sm whitespace-nowrap">
      {onOpen ? (
        <button type="button" onClick={onOpen} className="flex h-full items-center gap-1 pl-2">
          {words}
        </button>
      ) : (
        <span className="flex items-center gap-1 pl-2">{words}</span>
      )}
      <button
        type="button"
        onClick={onRemove}
        aria-label={t('remove', { name: field })}
        className="grid size-6 place-items-center text-ink-3 hover:text-ink"
      >
        <Icon name="close" size={14} />
      </button>
    </span>
  );
}
