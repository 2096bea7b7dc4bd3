import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { bringBackNote, changeNote, latestNote, removeNote, setPinned } from '@/app/(app)/accounts/[accountId]/_records/note/actions';
import { noteFields } from '@/app/(app)/accounts/[accountId]/_records/note/note-fields';
import { NoteVersions } from '@/app/(app)/accounts/[accountId]/_records/note/note-versions';
import { Markdown } from '@/components/markdown/markdown';
import { PinButton } from '@/components/note/pin-button';
import { DeleteButton } from '@/components/record/delete-button';
import { RecordDrawer } from '@/components/record/record-drawer';
import { RecordEditor } from '@/components/record/record-editor';
import { may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { getNote, listNoteColleagues, readNoteHistory } from '@/lib/features/note/queries';
import { formatInstant } from '@/lib/kit/date-format';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** A note with all that it said before. */
export const notePart = recordPart({
  reads: ({ accountId }, id) => ({
    note: ask(getNote, { id }),
    history: ask(readNoteHistory, { id }),
    colleagues: ask(listNoteColleagues, { accountId }),
  }),
  homeOf: ({ note }) => note.accountId,
  View: async ({ place, data: { note, history, colleagues }, closeHref }) => {
    const t = await getTranslator('note');
    const record = await getTranslator('record');
    const { id, title, body, version, pinned, author, createdAt } = note;
    const editable = may(place.caller.actor, 'note:write');
    const openHref = hrefWith(place.path, { ...place.search, open: `note:${id}` });
    const undo = { remove: removeNote.bind(null, { id }), restore: bringBackNote.bind(null, { id }) };
    const actions = editable && (
      <>
        <PinButton pinned={pinned} pin={setPinned.bind(null, id)} />
        <DeleteButton {...undo} closeHref={closeHref} openHref={openHref} />
      </>
    );
    return (
      <Messages areas={['note']}>
        <RecordDrawer icon="pencil" kind={record('kinds.note')} title={title} actions={actions} closeHref={closeHref}>
          <RecordEditor
            editable={editable}
            fields={await noteFields(colleagues)}
            defaults={{ body }}
            version={version}
            action={changeNote.bind(null, id)}
            latest={latestNote.bind(null, id)}
            draft={`note:${id}`}
          >
            <p className="mb-3 text-sm text-ink-2">
              {author ?? t('somebody')} · {formatInstant(createdAt, place.locale, place.timeZone)}
            </p>
            <Markdown>{body}</Markdown>
          </RecordEditor>
          <NoteVersions history={history} place={place} />
        </RecordDrawer>
      </Messages>
    );
  },
});
