import type * as z from 'zod';
import type { ContactChoices } from '@/lib/features/contact/contract';
import { SENTIMENTS } from '@/lib/features/contact/table';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

/** What people write about a contact; `self` can't report to itself. */
export async function contactFields({ contacts, roles }: z.infer<typeof ContactChoices>, self?: string): Promise<FieldSpec[]> {
  const t = await getTranslator('contact');
  const others = contacts.filter(({ value }) => value !== self);
  return [
    { path: 'firstName', kind: 'text', label: t('field.firstName'), required: true, maxLength: 100 },
    { path: 'lastName', kind: 'text', label: t('field.lastName'), required: true, maxLength: 100 },
    { path: 'title', kind: 'text', label: t('column.title'), required: false, maxLength: 200 },
    { path: 'email', kind: 'email', label: t('column.email'), required: false, maxLength: 254 },
    { path: 'phone', kind: 'text', label: t('column.phone'), required: false, maxLength: 50 },
    { path: 'role', kind: 'text', label: t('column.role'), hint: t('field.roleHint'), required: false, maxLength: 100, options: roles },
    {
      path: 'sentiment',
      kind: 'select',
      label: t('column.sentiment'),
      required: false,
      options: SENTIMENTS.map((value) => ({ value, label: t(`sentiment.${value}`) })),
    },
    { path: 'reportsToId', kind: 'select', label: t('column.reportsTo'), hint: t('field.reportsToHint'), required: false, options: others },
    { path: 'isKey', kind: 'checkbox', label: t('isKey'), required: false },
  ];
}
