import { addFormula } from '@/app/(app)/settings/metrics/actions';
import { FormDialog } from '@/components/form/form-dialog';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

/** A new formula behind a button. */
export async function AddFormula() {
  const t = await getTranslator('formula');
  const fields: FieldSpec[] = [
    { path: 'name', kind: 'text', label: t('name'), required: true, maxLength: 60 },
    { path: 'expression', kind: 'text', label: t('expression'), hint: t('hint'), required: true, maxLength: 500, placeholder: 'mrr / mau' },
    { path: 'decimals', kind: 'number', label: t('decimals'), required: true, min: 0, max: 3 },
    { path: 'asShare', kind: 'checkbox', label: t('asShare'), required: false },
  ];
  return (
    <FormDialog
      label={t('new')}
      kind="primary"
      icon="plus"
      title={t('new')}
      description={t('newText')}
      fields={fields}
      defaults={{ decimals: 2, asShare: false }}
      submit={t('create')}
      action={addFormula}
      done={t('created')}
    />
  );
}
