'use client';

import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { AccountKind, type AccountKindChoices, type AccountKindValue } from '@/components/account/account-kind';
import { Field } from '@/components/form/field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface Fields extends AccountKindValue {
  name: string;
}

interface ConditionDialogProps extends AccountKindChoices {
  model: Fields & { isDefault: boolean };
  save: (fields: Fields) => Promise<FormOutcome<unknown>>;
}

/** What a model is called and whom it is for; the default is for everybody else. */
export function ConditionDialog({ model, types, spec, choices, save }: ConditionDialogProps) {
  const t = useTranslations('healthModel');
  const [open, setOpen] = useState(false);
  const [fields, setFields] = useState<Fields>({ name: model.name, accountTypes: model.accountTypes, segment: model.segment });
  const [pending, start] = useTransition();
  const submit = () =>
    start(async () => {
      const outcome = await save(fields);
      if ('errors' in outcome) {
        toast.error(outcome.errors[0]?.message);
        return;
      }
      toast(t('saved'));
      setOpen(false);
    });
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
          <AccountKind
            value={fields}
            words={{ types: t('condition.types'), anyType: t('condition.anyType'), segment: t('condition.segment') }}
            {...{ types, spec, choices }}
            onChange={(kind) => setFields({ ...fields, ...kind })}
          />
        )}
      </div>
    </Dialog>
  );
}
