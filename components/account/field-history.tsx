'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AccountField } from '@/components/account/account-field';
import { ChangeList } from '@/components/account/change-list';
import { IconButton } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import type { FieldHistory as Changes } from '@/lib/features/attribute/contract';

/** Reads a page of changes: of one field or all, from the newest or after a cursor. */
export type ReadChanges = (request: { field?: string; cursor?: string | null }) => Promise<Changes>;

interface FieldHistoryProps {
  field: AccountField;
  read: ReadChanges;
}

/** A field's own history, read when it is opened. */
export function FieldHistory({ field, read }: FieldHistoryProps) {
  const t = useTranslations('accountHead');
  const [history, setHistory] = useState<Changes>();
  const show = (open: boolean) => {
    setHistory(undefined);
    if (open) void read({ field: field.name }).then(setHistory);
  };
  const label = t('history', { field: field.label });
  return (
    <Popover
      trigger={<IconButton kind="quiet" size="small" icon="list" label={label} className="text-ink-3" />}
      label={label}
      onOpenChange={show}
      className="w-96"
    >
      {history ? (
        <ChangeList key={field.name} first={history} fields={[field]} read={(request) => read({ ...request, field: field.name })} alone />
      ) : (
        <p className="text-ink-2">{t('changes.loading')}</p>
      )}
    </Popover>
  );
}
