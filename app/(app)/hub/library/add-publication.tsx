import { addLink } from '@/app/(app)/hub/library/actions';
import { linkFields } from '@/app/(app)/hub/library/publication-fields';
import { FormDialog } from '@/components/form/form-dialog';
import { NewPublication } from '@/components/publication/new-publication';
import { getTranslator } from '@/lib/next/messages';

/** The ways to put something into the library. */
export async function AddPublication() {
  const t = await getTranslator('publication');
  const words = { label: t('link'), title: t('link'), submit: t('save'), done: t('linkAdded') };
  return (
    <>
      <FormDialog {...words} icon="link" size="normal" fields={await linkFields()} action={addLink} />
      <NewPublication />
    </>
  );
}
