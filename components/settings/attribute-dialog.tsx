'use client';

import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { Field } from '@/components/form/field';
import { Form } from '@/components/form/form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Select } from '@/components/ui/input';
import type { Attribute } from '@/lib/features/attribute/contract';
import { ATTRIBUTE_KINDS, type AttributeKind } from '@/lib/kit/attribute';
import { choicesText } from '@/lib/kit/choice-lines';
import type { FieldSpec } from '@/lib/kit/form-field';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface AttributeDialogProps {
  /** The attribute as it is; without one a new one is made. */
  attribute?: Attribute;
  /** Headings in use, to choose from. */
  sections: readonly string[];
  /** The organization's currency. */
  currency: string;
  action: (input: FieldValues) => Promise<FormOutcome<unknown>>;
}

/** The controls that a kind needs beside its label. */
function useOptionFields(kind: AttributeKind): FieldSpec[] {
  const t = useTranslations('settings');
  const unit: FieldSpec = { path: 'unit', kind: 'text', label: t('attributes.unit'), hint: t('attributes.unitHint'), required: false, maxLength: 20 };
  const currency: FieldSpec = { path: 'currency', kind: 'text', label: t('attributes.currency'), required: kind === 'currency', maxLength: 3 };
  if (kind === 'list' || kind === 'lifecycle') {
    return [{ path: 'choices', kind: 'textarea', label: t('attributes.choices'), hint: t('attributes.choicesHint'), required: true }];
  }
  if (kind === 'number') return [unit];
  if (kind === 'currency') return [currency];
  if (kind !== 'calculated') return [];
  const formula: FieldSpec = {
    path: 'formula',
    kind: 'textarea',
    label: t('attributes.formula'),
    hint: t('attributes.formulaHint'),
    required: true,
    maxLength: 500,
  };
  return [formula, unit, { ...currency, hint: t('attributes.amountHint') }];
}

/** Defines an attribute: its kind decides what else is asked. */
export function AttributeDialog({ attribute, sections, currency, action }: AttributeDialogProps) {
  const t = useTranslations('settings');
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<AttributeKind>(attribute?.kind ?? 'text');
  const options = useOptionFields(kind);
  const title = attribute ? attribute.label : t('attributes.add');
  const fields: FieldSpec[] = [
    { path: 'label', kind: 'text', label: t('name'), required: true, maxLength: 100 },
    ...(attribute
      ? []
      : [{ path: 'key', kind: 'text', label: t('attributes.key'), hint: t('attributes.keyHint'), required: false, maxLength: 100 } as const]),
    ...options,
    {
      path: 'section',
      kind: 'text',
      label: t('attributes.section'),
      required: false,
      maxLength: 100,
      options: sections.map((value) => ({ value, label: value })),
    },
    { path: 'isKey', kind: 'checkbox', label: t('attributes.isKey'), required: false },
  ];
  const defaults = attribute ? { ...attribute, choices: choicesText(attribute.choices) } : { currency };
  const trigger = (
    <Button kind={attribute ? 'quiet' : 'primary'} size={attribute ? 'small' : 'normal'} icon={attribute ? undefined : 'plus'}>
      {attribute ? t('attributes.edit') : title}
    </Button>
  );
  return (
    <Dialog title={title} trigger={trigger} open={open} onOpenChange={setOpen} form="sheet">
      <div className="grid gap-4">
        <Field label={t('attributes.kind')} required hint={attribute && kind !== attribute.kind ? t('attributes.kindHint') : undefined}>
          {(aria) => (
            <Select
              {...aria}
              value={kind}
              options={ATTRIBUTE_KINDS.map((value) => ({ value, label: t(`attributes.kinds.${value}`) }))}
              onChange={(event) => setKind(event.target.value as AttributeKind)}
            />
          )}
        </Field>
        <Form
          key={kind}
          fields={fields}
          defaults={defaults}
          submit={t('save')}
          action={(input) => action({ ...input, kind })}
          onDone={() => {
            toast(t('saved'));
            setOpen(false);
          }}
        />
      </div>
    </Dialog>
  );
}
