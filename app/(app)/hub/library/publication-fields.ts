import { PUBLICATION_KINDS, UPDATE_POLICIES } from '@/lib/features/publication/table';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

/** A link's address. */
export async function addressField(): Promise<FieldSpec> {
  const t = await getTranslator('publication');
  return { path: 'url', kind: 'url', label: t('address'), placeholder: t('addressHint'), required: true, maxLength: 2000 };
}

/** What a new link says of itself. */
export async function linkFields(): Promise<FieldSpec[]> {
  const t = await getTranslator('publication');
  return [await addressField(), { path: 'title', kind: 'text', label: t('title'), required: true, maxLength: 255 }];
}

/** What an asset says of itself as a publication. */
export async function publishFields(): Promise<FieldSpec[]> {
  const asked = ['title', 'kind', 'updatePolicy'];
  return (await settingFields(true)).filter(({ path }) => asked.includes(path));
}

/** What a publication says of itself and what may be done with it. */
export async function settingFields(isLink: boolean): Promise<FieldSpec[]> {
  const t = await getTranslator('publication');
  const kinds = PUBLICATION_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }));
  const policies = UPDATE_POLICIES.map((value) => ({ value, label: t(`policy.${value}`) }));
  const onPages: FieldSpec[] = [
    { path: 'canDownload', kind: 'checkbox', label: t('field.canDownload'), required: false },
    { path: 'watermark', kind: 'checkbox', label: t('field.watermark'), required: false },
  ];
  return [
    { path: 'title', kind: 'text', label: t('title'), required: true, maxLength: 255 },
    { path: 'kind', kind: 'select', label: t('column.kind'), required: true, options: kinds },
    { path: 'description', kind: 'textarea', label: t('description'), required: false, maxLength: 5000 },
    { path: 'updatePolicy', kind: 'select', label: t('column.policy'), hint: t('field.policyHint'), required: true, options: policies },
    { path: 'shareable', kind: 'checkbox', label: t('field.shareable'), required: false },
    { path: 'canForward', kind: 'checkbox', label: t('field.canForward'), required: false },
    ...(isLink ? [] : onPages),
  ];
}
