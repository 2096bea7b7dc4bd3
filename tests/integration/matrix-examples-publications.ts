import { type Caller, may } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { runTransfer } from '@/lib/core/transfer';
import { createLink, deletePublication } from '@/lib/features/publication/commands';
import { beginPublicationUpload } from '@/lib/features/publication/upload';
import { receiveBytes } from '@/lib/features/upload/commands';
import { sentFile } from '@/tests/support/import-files';
import { newFile } from '@/tests/support/populate-assets';
import { newPublication } from '@/tests/support/publications';
import type { Populated } from '@/tests/support/two-organizations';
import type { Example } from './matrix-examples';

const URL = 'https://help.fernway.example';
const PICTURE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

type Make = (org: Populated) => Promise<string>;
const drawn: Make = async ({ system }) => (await newPublication(system, { title: 'Drawn' })).publicationId;
const link: Make = async ({ system }) => (await invoke(createLink, system, { title: 'Help', url: URL })).id;
const picture: Make = ({ system, open }) => newFile(system, open, PICTURE, { fileName: 'dot.gif' });
const deleted: Make = async (org) => {
  const id = await drawn(org);
  await invoke(deletePublication, org.system, { id });
  return id;
};

const of = (make: Make, rest = {}): Example => ({
  input: async (org) => ({ id: await make(org), ...rest }),
  naming: { publication: (id) => ({ id, ...rest }) },
});

/** An upload by whoever is asked about, whole but for its end: another's is nobody's to finish; none by who may not begin one. */
async function uploadedPicture(caller: Caller): Promise<string> {
  if (!may(caller.actor, 'publication:write')) return crypto.randomUUID();
  const { id } = await invoke(beginPublicationUpload, caller, { fileName: 'dot.gif', size: PICTURE.length });
  await runTransfer(receiveBytes, async () => caller, { id, offset: 0 }, sentFile(PICTURE));
  return id;
}

const LIST = { filter: { all: [] }, sort: { column: 'title', direction: 'asc' }, cursor: null };

/** The publications' rows of the matrix. */
export const PUBLICATION_EXAMPLES: Readonly<Record<string, Example>> = {
  'publication.archive': of(drawn),
  'publication.begin-upload': {
    input: () => ({ fileName: 'dot.gif', size: PICTURE.length }),
    naming: { publication: (id) => ({ id, fileName: 'dot.gif', size: PICTURE.length }) },
  },
  'publication.change-address': of(link, { url: URL }),
  'publication.create-link': { input: () => ({ title: 'Help', url: URL }) },
  'publication.delete': of(drawn),
  'publication.download': of(drawn),
  // What is drawn already is left as it is.
  'publication.draw': { input: ({ publicationVersionId }) => ({ versionId: publicationVersionId }) },
  'publication.finish-upload': {
    input: async (_org, caller) => ({ id: await uploadedPicture(caller) }),
    naming: { upload: (id) => ({ id }) },
  },
  // It reads the asset as well.
  'publication.from-asset': { input: async (org) => ({ id: await picture(org) }), naming: { asset: (id) => ({ id }) }, personal: true },
  'publication.get': of(drawn),
  'publication.library': { input: () => LIST },
  'publication.list': { input: () => ({}) },
  'publication.pages': of(drawn),
  'publication.prune': { input: () => ({}) },
  'publication.reopen': of(drawn),
  'publication.restore': of(deleted),
  'publication.show-page': of(drawn, { page: 1 }),
  'publication.update': of(drawn, { title: 'Changed' }),
  'publication.upload': { input: () => ({ fileName: 'dot.gif' }), sent: () => sentFile(PICTURE) },
  'publication.upload-version': {
    ...of(drawn, { fileName: 'dot.gif' }),
    sent: () => sentFile(PICTURE),
  },
};
