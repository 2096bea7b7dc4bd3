'use client';

import { useState, useTransition } from 'react';
import { useLocale, useTimeZone, useTranslations } from 'use-intl/react';
import { type AccountField, fieldText } from '@/components/account/account-field';
import { Button } from '@/components/ui/button';
import type { FieldChange, FieldHistory } from '@/lib/features/attribute/contract';
import { ATTRIBUTE_PREFIX } from '@/lib/kit/attribute';
import { formatInstant } from '@/lib/kit/date-format';

interface ChangeListProps {
  first: FieldHistory;
  /** What is known of the fields that changed. */
  fields: readonly Pick<AccountField, 'name' | 'label' | 'kind' | 'choices' | 'unit' | 'currency'>[];
  read: (request: { cursor: string | null }) => Promise<FieldHistory>;
  /** All are of one field: its name need not be said. */
  alone?: boolean;
}

/** What changed, newest first: old and new value, who, when and from where. */
export function ChangeList({ first, fields, read, alone }: ChangeListProps) {
  const t = useTranslations('accountHead');
  const [older, setOlder] = useState<FieldHistory>({ data: [], nextCursor: first.nextCursor });
  const [pending, start] = useTransition();
  const more = () =>
    start(async () => {
      const page = await read({ cursor: older.nextCursor });
      setOlder(({ data }) => ({ data: [...data, ...page.data], nextCursor: page.nextCursor }));
    });
  if (first.data.length === 0) return <p className="text-ink-2">{t('changes.none')}</p>;
  return (
    <div className="grid max-h-80 gap-2 overflow-y-auto">
      <ol className="grid gap-2">
        {[...first.data, ...older.data].map((change) => (
          <Change key={change.id} change={change} field={fields.find(({ name }) => name === change.field)} alone={alone} />
        ))}
      </ol>
      {older.nextCursor !== null && (
        <Button size="small" busy={pending} onClick={more} className="justify-self-start">
          {t('changes.older')}
        </Button>
      )}
    </div>
  );
}

interface ChangeProps {
  change: FieldChange;
  field: ChangeListProps['fields'][number] | undefined;
  alone?: boolean;
}

function Change({ change, field, alone }: ChangeProps) {
  const t = useTranslations('accountHead');
  const locale = useLocale();
  const timeZone = useTimeZone() ?? 'UTC';
  const at = new Date(change.at).toISOString();
  const text = (value: unknown) => fieldText(field, value, locale, change.people);
  const source = t(`changes.source.${change.source}`);
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
      {!alone && <span className="w-40 flex-none cut text-ink-2">{field?.label ?? change.field.replace(ATTRIBUTE_PREFIX, '')}</span>}
      <span className="min-w-0 grow [overflow-wrap:anywhere]">
        <span className="text-ink-2 line-through decoration-line-strong">{text(change.before)}</span>
        <span aria-hidden="true"> → </span>
        <span className="sr-only">{t('changes.became')}</span>
        <span className="font-medium">{text(change.after)}</span>
      </span>
      <span className="text-sm text-ink-2">
        {change.by === null ? source : t('changes.meta', { by: change.by, source })} <time dateTime={at}>{formatInstant(at, locale, timeZone)}</time>
      </span>
    </li>
  );
}
