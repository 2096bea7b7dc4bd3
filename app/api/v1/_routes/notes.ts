import { createNote, deleteNote, pinNote, restoreNote, updateNote } from '@/lib/features/note/commands';
import { NoteVersion } from '@/lib/features/note/contract';
import { getNote, listNotes, readNoteHistory } from '@/lib/features/note/queries';
import { apiList } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';

export const noteRoutes = {
  ofAccount: api('GET /api/v1/accounts/{accountId}/notes', 'Notes and touchpoints’ texts of an account, pinned ones first', listNotes),
  create: api('POST /api/v1/notes', 'Write a note; colleagues named in it are told by mail', createNote, 201),
  get: api('GET /api/v1/notes/{id}', 'One note', getNote),
  update: api('PATCH /api/v1/notes/{id}', 'Write a note anew', updateNote),
  delete: api('DELETE /api/v1/notes/{id}', 'Delete a note', deleteNote, 204),
  restore: api('POST /api/v1/notes/{id}/restoration', 'Bring a deleted note back', restoreNote, 204),
  pin: api('PUT /api/v1/notes/{id}/pin', 'Pin a note, or let it go', pinNote, 204),
  versions: apiList('GET /api/v1/notes/{id}/versions', 'All that a note said, newest first', readNoteHistory, NoteVersion, ({ version }) =>
    String(version),
  ),
};
