'use client';

import { useLocale, useTranslations } from 'use-intl/react';
import { type AccountField, fieldText } from '@/components/account/account-field';
import { Button } from '@/components/ui/button';

interface FieldConflictProps {
  field: AccountField;
  theirs: unknown;
  mine: unknown;
  onKeep: () => void;
  onSet: () => void;
}

/** Told to the second of two who edited a field: both values, and a choice between them. */
export function FieldConflict({ field, theirs, mine, onKeep, onSet }: FieldConflictProps) {
  const t = useTranslations('accountHead');
  const locale = useLocale();
  const [now, wanted] = [fieldText(field, theirs, locale), fieldText(field, mine, locale)];
  return (
    <div role="alert" className="grid gap-1.5 rounded-md bg-average-soft px-2.5 py-2 text-sm text-average">
      <p>{t('edit.conflict', { now, wanted })}</p>
      <span className="flex flex-wrap gap-1">
        <Button size="small" onClick={onKeep}>
          {t('edit.keep', { now })}
        </Button>
        <Button size="small" onClick={onSet}>
          {t('edit.set', { wanted })}
        </Button>
      </span>
    </div>
  );
}
