import { addContact } from '@/app/(app)/accounts/[accountId]/_records/contact/actions';
import { contactFields } from '@/app/(app)/accounts/[accountId]/_records/contact/fields';
import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { NewRecord } from '@/components/record/new-record';
import { RecordDrawer } from '@/components/record/record-drawer';
import { ask } from '@/lib/core/operation';
import { listContactChoices } from '@/lib/features/contact/queries';
import { getTranslator } from '@/lib/next/messages';

/** The form for a new contact. */
export const newContactPart = recordPart({
  reads: ({ accountId }) => ({ choices: ask(listContactChoices, { accountId }) }),
  View: async ({ place: { accountId }, data: { choices }, closeHref }) => {
    const t = await getTranslator('contact');
    const record = await getTranslator('record');
    return (
      <RecordDrawer icon="user" kind={record('kinds.contact')} title={t('add')} closeHref={closeHref}>
        <NewRecord
          fields={await contactFields(choices)}
          action={addContact.bind(null, accountId)}
          submit={t('add')}
          done={t('added')}
          draft={`contact:new:${accountId}`}
          closeHref={closeHref}
        />
      </RecordDrawer>
    );
  },
});
