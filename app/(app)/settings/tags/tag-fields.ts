import type { FieldSpec } from '@/lib/kit/form-field';
import { TAG_COLOURS } from '@/lib/kit/tag-colours';
import { getTranslator } from '@/lib/next/messages';

/** What a tag is: a name and a colour. */
export async function tagFields(): Promise<FieldSpec[]> {
  const t = await getTranslator('tag');
  const colours = TAG_COLOURS.map((value) => ({ value, label: t(`colours.${value}`) }));
  return [
    { path: 'name', kind: 'text', label: t('name'), required: true, maxLength: 60 },
    { path: 'colour', kind: 'select', label: t('colour'), required: true, options: colours },
  ];
}
