import { endDocument } from '@/app/(app)/hub/contacts/[hubId]/actions';
import { FormDialog } from '@/components/form/form-dialog';
import type { ContactHub } from '@/lib/features/hub-manager/reading-contract';
import { formatDay } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

interface DocumentEndProps {
  document: ContactHub['documents'][number];
  locale: string;
}

/** Says and sets the last day of one document, within its hub's. */
export async function DocumentEnd({ document: { itemId, title, expiresOn }, locale }: DocumentEndProps) {
  const [t, words] = [await getTranslator('hubManager'), await getTranslator('hub')];
  return (
    <FormDialog
      label={expiresOn ? t('access.until', { day: formatDay(expiresOn, locale) }) : t('access.setEnd')}
      kind="quiet"
      icon="calendar"
      title={t('access.endOf', { title })}
      description={t('access.text')}
      fields={[{ path: 'expiresOn', kind: 'date', label: words('expiresOn'), hint: t('access.expiresHint'), required: false }]}
      defaults={{ expiresOn: expiresOn ?? '' }}
      submit={t('access.save')}
      action={endDocument.bind(null, itemId)}
      done={t('access.saved', { name: title })}
    />
  );
}
