'use client';

import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl/react';
import { Field } from '@/components/form/field';
import { OrderedRows } from '@/components/form/ordered-rows';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input, Select } from '@/components/ui/input';
import { COLUMN_KINDS, type CollectionColumnKind } from '@/lib/features/collection/table';
import type { FormOutcome } from '@/lib/kit/form-outcome';

export interface DraftColumn {
  /** Tells rows apart while they are edited. */
  row: string;
  /** Of a column that is there already. */
  id?: string;
  label: string;
  kind: CollectionColumnKind;
  /** Separated by commas. */
  options: string;
  currency: string;
}

interface CollectionEditorProps {
  /** The words on the button, and what stands above the form. */
  label: string;
  kind?: 'primary' | 'quiet';
  name?: string;
  columns?: readonly DraftColumn[];
  currency: string;
  save: (input: { name: string; columns: readonly DraftColumn[] }) => Promise<FormOutcome<unknown>>;
}

/** A collection's name and its columns in their order; the first names the rows and stays. */
export function CollectionEditor({ label, kind, name: stored = '', columns: before, currency, save }: CollectionEditorProps) {
  const t = useTranslations('collection');
  const fresh = (): DraftColumn => ({ row: crypto.randomUUID(), label: '', kind: 'text', options: '', currency });
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(stored);
  const [columns, setColumns] = useState<readonly DraftColumn[]>(before ?? []);
  const [error, setError] = useState<string>();
  const [pending, start] = useTransition();
  const show = (next: boolean) => {
    setOpen(next);
    setName(stored);
    setColumns(before ?? [fresh()]);
    setError(undefined);
  };
  const submit = () =>
    start(async () => {
      const outcome = await save({ name, columns });
      if ('errors' in outcome) setError(outcome.errors[0]?.message);
      else show(false);
    });
  return (
    <Dialog
      title={label}
      wide
      open={open}
      onOpenChange={show}
      trigger={
        <Button kind={kind} size={kind === 'primary' ? 'normal' : 'small'} icon={before ? undefined : 'plus'}>
          {label}
        </Button>
      }
      footer={
        <Button kind="primary" busy={pending} onClick={submit}>
          {t('editor.save')}
        </Button>
      }
    >
      <div className="grid gap-4">
        <Field label={t('editor.name')} required error={error}>
          {(aria) => <Input {...aria} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />}
        </Field>
        <p className="text-sm text-ink-2">{t('editor.keyHint')}</p>
        <OrderedRows rows={columns} onChange={setColumns} firstFixed={before !== undefined}>
          {(column, change) => <ColumnFields column={column} onChange={change} />}
        </OrderedRows>
        <div>
          <Button icon="plus" size="small" onClick={() => setColumns([...columns, fresh()])}>
            {t('editor.add')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function ColumnFields({ column, onChange }: { column: DraftColumn; onChange: (values: Partial<DraftColumn>) => void }) {
  const t = useTranslations('collection');
  const { label, kind, options, currency } = column;
  const kinds = COLUMN_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }));
  return (
    <>
      <Input
        aria-label={t('editor.label')}
        className="max-w-44"
        value={label}
        maxLength={60}
        onChange={(event) => onChange({ label: event.target.value })}
      />
      <Select
        aria-label={t('editor.kind')}
        className="max-w-36"
        options={kinds}
        value={kind}
        onChange={(event) => onChange({ kind: COLUMN_KINDS.find((one) => one === event.target.value) ?? 'text' })}
      />
      {kind === 'list' && (
        <Input
          aria-label={t('editor.options')}
          placeholder={t('editor.options')}
          className="max-w-60"
          value={options}
          onChange={(event) => onChange({ options: event.target.value })}
        />
      )}
      {kind === 'currency' && (
        <Input
          aria-label={t('editor.currency')}
          className="max-w-20"
          value={currency}
          maxLength={3}
          onChange={(event) => onChange({ currency: event.target.value.toUpperCase() })}
        />
      )}
    </>
  );
}
