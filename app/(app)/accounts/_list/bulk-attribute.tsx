'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { BulkForm, type BulkTarget } from '@/app/(app)/accounts/_list/bulk-form';
import { Field } from '@/components/form/field';
import { type Option, Select } from '@/components/ui/input';
import type { AttributeDefinition } from '@/lib/kit/attribute';
import { draftValue } from '@/lib/kit/attribute-text';
import type { FieldSpec } from '@/lib/kit/form-field';

interface BulkAttributeProps extends BulkTarget {
  attributes: readonly AttributeDefinition[];
  people: readonly Option[];
}

/** A value by its attribute's kind, as where one account is edited; empty clears. */
function fieldOf({ key, label, kind, choices, unit, currency }: AttributeDefinition, people: readonly Option[], cleared: string): FieldSpec {
  // Keys may hold dots, which would be levels of a path.
  const shared = { path: `value ${key.replaceAll('.', ' ')}`, label, required: false, hint: unit ?? currency ?? undefined };
  const options = kind === 'person' ? people : choices.map(({ value, label: word }) => ({ value, label: word }));
  if (kind === 'person' || kind === 'list' || kind === 'lifecycle')
    return { ...shared, kind: 'select', options: [{ value: '', label: cleared }, ...options] };
  return kind === 'date' ? { ...shared, kind: 'date' } : { ...shared, kind: 'text', maxLength: 2000 };
}

/** Sets one attribute of the selected accounts. */
export function BulkAttribute({ attributes, people, ...target }: BulkAttributeProps) {
  const t = useTranslations('accounts');
  const [key, setKey] = useState('');
  const editable = attributes.filter(({ kind }) => kind !== 'calculated');
  const chosen = editable.find((attribute) => attribute.key === key);
  return (
    <BulkForm
      {...target}
      title={t('bulk.attribute')}
      fields={chosen ? [fieldOf(chosen, people, t('bulk.cleared'))] : []}
      changesOf={(input) => ({ attributes: chosen ? { [chosen.key]: draftValue(chosen, String(Object.values(input)[0] ?? '')) } : {} })}
    >
      <div className="mb-4">
        <Field label={t('bulk.which')} required>
          {(aria) => (
            <Select
              {...aria}
              value={key}
              placeholder={t('bulk.choose')}
              options={editable.map((attribute) => ({ value: attribute.key, label: attribute.label }))}
              onChange={(event) => setKey(event.target.value)}
            />
          )}
        </Field>
      </div>
    </BulkForm>
  );
}
