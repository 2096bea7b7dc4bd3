'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { FilterBar } from '@/components/data-table/filter-bar';
import type { ColumnChoices } from '@/components/data-table/filter-editor';
import { useReaderFormat } from '@/components/data-table/use-reader-format';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { type Filter, NO_FILTER } from '@/lib/kit/filter';
import type { FormOutcome } from '@/lib/kit/form-outcome';
import type { Column } from '@/lib/kit/table-spec';

interface Fields {
  name: string;
  accountTypes: readonly string[];
  segment: Filter | null;
}

interface ConditionDialogProps {
  model: Fields & { isDefault: boolean };
  types: readonly { value: string; label: string }[];
  spec: { columns: readonly Column[] };
  choices: ColumnChoices;
  save: (fields: Fields) => Promise<FormOutcome<unknown>>;
}

/** What a model is called and whom it is for; the default is for everybody else. */
export function ConditionDialog({ model, types, spec, choices, save }: ConditionDialogProps) {
  const t = useTranslations('healthModel');
  const format = useReaderFormat();
  const [open, setOpen] = useState(false);
  const [fields, setFields] = useState<Fields>({ name: model.name, accountTypes: model.accountTypes, segment: model.segment });
  const [pending, start] = useTransition();
  const submit = () =>
    start(async () => {
      const { segment } = fields;
      const outcome = await save({ ...fields, segment: segment && segment.all.length > 0 ? segment : null });
      if ('errors' in outcome) {
        toast.error(outcome.errors[0]?.message);
        return;
      }
      toast(t('saved'));
      setOpen(false);
    });
  const toggle = (type: string, isOn: boolean) =>
    setFields({ ...fields, accountTypes: isOn ? [...fields.accountTypes, type] : fields.accountTypes.filter((one) => one !== type) });
  return (
    <Dialog
      title={t('condition.title')}
      trigger={<Button size="small">{t('condition.edit')}</Button>}
      open={open}
      onOpenChange={setOpen}
      footer={
        <Button kind="primary" busy={pending} onClick={submit}>
          {t('condition.save')}
        </Button>
      }
    >
      <div className="grid gap-4">
        <Field label={t('name')} required>
          {(aria) => <Input {...aria} value={fields.name} maxLength={60} onChange={(event) => setFields({ ...fields, name: event.target.value })} />}
        </Field>
        {model.isDefault ? (
          <p className="text-ink-2">{t('condition.default')}</p>
        ) : (
          <>
            <fieldset className="grid gap-1.5">
              <legend className="font-medium">{t('condition.types')}</legend>
              {types.map(({ value, label }) => (
                <label key={value} className="flex items-center gap-2">
                  <Checkbox checked={fields.accountTypes.includes(value)} onChange={(event) => toggle(value, event.target.checked)} />
                  {label}
                </label>
              ))}
              {fields.accountTypes.length === 0 && <p className="text-sm text-ink-2">{t('condition.anyType')}</p>}
            </fieldset>
            <div className="grid gap-1.5">
              <p className="font-medium">{t('condition.segment')}</p>
              <div className="flex flex-wrap items-center gap-2">
                <FilterBar
                  spec={spec}
                  filter={fields.segment ?? NO_FILTER}
                  choices={choices}
                  format={format}
                  onChange={(segment) => setFields({ ...fields, segment })}
                />
              </div>
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}
