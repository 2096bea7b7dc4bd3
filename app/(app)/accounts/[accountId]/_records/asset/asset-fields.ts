import { ASSET_KINDS } from '@/lib/features/asset/table';
import type { FieldSpec } from '@/lib/kit/form-field';
import { getTranslator } from '@/lib/next/messages';

/** What an asset says of itself; a link has an address too. */
export async function assetFields(isLink: boolean): Promise<FieldSpec[]> {
  const t = await getTranslator('asset');
  const options = ASSET_KINDS.map((kind) => ({ value: kind, label: kind }));
  return [
    ...(isLink ? [{ path: 'url', kind: 'url', label: t('field.url'), required: true, maxLength: 2000 } as const] : []),
    { path: 'name', kind: 'text', label: t('column.name'), required: true, maxLength: 255 },
    { path: 'kind', kind: 'text', label: t('column.kind'), hint: t('kindHint'), required: true, maxLength: 60, options },
    { path: 'tags', kind: 'text', label: t('column.tags'), hint: t('tagsHint'), required: false },
    { path: 'description', kind: 'textarea', label: t('field.description'), required: false, maxLength: 5000 },
  ];
}
