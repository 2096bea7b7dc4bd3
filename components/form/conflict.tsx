'use client';

import { type FieldValues, get, type UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import type { FieldSpec } from '@/lib/kit/form-field';

interface ConflictProps {
  fields: readonly FieldSpec[];
  form: UseFormReturn<FieldValues>;
  /** What the record says now, by path. */
  theirs: FieldValues;
}

const shown = (field: FieldSpec, value: unknown) => {
  const worded = (one: unknown) => field.options?.find((option) => option.value === one)?.label ?? String(one ?? '');
  return Array.isArray(value) ? value.map(worded).join(', ') : worded(value);
};

/** Tells the second of two editors what the first saved, field by field; nothing of either is lost until they choose. */
export function Conflict({ fields, form, theirs }: ConflictProps) {
  const t = useTranslations('record');
  const mine = form.watch();
  const differing = fields.filter((field) => shown(field, get(mine, field.path)) !== shown(field, get(theirs, field.path)));
  return (
    <section role="alert" aria-label={t('conflict.title')} className="grid gap-3 rounded-md border border-line-strong bg-average-soft p-3">
      <div>
        <h3 className="font-strong">{t('conflict.title')}</h3>
        <p className="text-sm text-ink-2">{t('conflict.text')}</p>
      </div>
      {differing.map((field) => (
        <dl key={field.path} className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 text-sm">
          <dt className="col-span-3 font-medium">{field.label}</dt>
          <dt className="text-ink-2">{t('conflict.theirs')}</dt>
          <dd className="wrap-anywhere whitespace-pre-wrap">{shown(field, get(theirs, field.path))}</dd>
          <Button size="small" onClick={() => form.setValue(field.path, get(theirs, field.path) ?? '', { shouldDirty: true })}>
            {t('conflict.take')}
          </Button>
          <dt className="text-ink-2">{t('conflict.mine')}</dt>
          <dd className="col-span-2 wrap-anywhere whitespace-pre-wrap">{shown(field, get(mine, field.path))}</dd>
        </dl>
      ))}
    </section>
  );
}
