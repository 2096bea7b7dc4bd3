import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { addNote } from '@/app/(app)/accounts/[accountId]/_records/note/actions';
import { noteFields } from '@/app/(app)/accounts/[accountId]/_records/note/note-fields';
import { NewRecord } from '@/components/record/new-record';
import { RecordDrawer } from '@/components/record/record-drawer';
import { ask } from '@/lib/core/operation';
import { listNoteColleagues } from '@/lib/features/note/queries';
import { getTranslator } from '@/lib/next/messages';

/** A new note. */
export const newNotePart = recordPart({
  reads: ({ accountId }) => ({ colleagues: ask(listNoteColleagues, { accountId }) }),
  View: async ({ place: { accountId }, data: { colleagues }, closeHref }) => {
    const t = await getTranslator('note');
    const record = await getTranslator('record');
    return (
      <RecordDrawer icon="pencil" kind={record('kinds.note')} title={t('new')} closeHref={closeHref}>
        <NewRecord
          fields={await noteFields(colleagues)}
          action={addNote.bind(null, accountId)}
          submit={t('create')}
          done={t('created')}
          draft={`note:new:${accountId}`}
          closeHref={closeHref}
        />
      </RecordDrawer>
    );
  },
});
