import type { Caller } from '@/lib/core/actor';
import { may } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { createLink, deleteAsset } from '@/lib/features/asset/commands';
import { beginUpload } from '@/lib/features/asset/upload';
import { requestPresentation } from '@/lib/features/presentation/commands';
import { newFile, uploadedText } from '@/tests/support/populate-assets';
import type { Populated } from '@/tests/support/two-organizations';
import type { Example } from './matrix-examples';

const LINK = { name: 'Plan', kind: 'Plan', url: 'https://plan.example' };

async function newLink({ system, open }: Populated): Promise<string> {
  return (await invoke(createLink, system, { accountId: open, ...LINK })).id;
}

async function deletedLink(org: Populated): Promise<string> {
  const id = await newLink(org);
  await invoke(deleteAsset, org.system, { id });
  return id;
}

/** Only who began an upload may go on with it; who may not begin one is refused whatever the id. */
const byItsOwner = (begin: (caller: Caller, accountId: string) => Promise<string>) => async (org: Populated, caller: Caller) =>
  may(caller.actor, 'asset:write') ? begin(caller, org.open) : crypto.randomUUID();
const begun = byItsOwner(async (caller, accountId) => (await invoke(beginUpload, caller, { accountId, fileName: 'a.txt', size: 5 })).id);
const received = byItsOwner((caller, accountId) => uploadedText(caller, accountId, 'hello'));

type Make = (org: Populated, caller: Caller) => Promise<string>;
const of = (kind: 'asset' | 'upload' | 'presentation', make: Make, rest = {}): Example => ({
  input: async (org, caller) => ({ id: await make(org, caller), ...rest }),
  naming: { [kind]: (id: string) => ({ id, ...rest }) },
});
const inAccount = (rest = {}): Example => ({
  input: ({ open }) => ({ accountId: open, ...rest }),
  naming: { account: (accountId) => ({ accountId, ...rest }) },
});

const PICTURE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const newText: Make = ({ system, open }) => newFile(system, open, 'hello');
const newPicture: Make = ({ system, open }) => newFile(system, open, PICTURE, { fileName: 'dot.gif' });

const newDeck: Make = async ({ system, open }) => (await invoke(requestPresentation, system, { accountId: open })).id;

const LIST = { filter: { all: [] }, sort: { column: 'name', direction: 'asc' } };

/** The assets' rows of the matrix. */
export const ASSET_EXAMPLES: Readonly<Record<string, Example>> = {
  'asset.begin-upload': {
    ...inAccount({ fileName: 'a.txt', size: 5 }),
    naming: {
      account: (accountId) => ({ accountId, fileName: 'a.txt', size: 5 }),
      asset: (assetId, { open }) => ({ accountId: open, fileName: 'a.txt', size: 5, assetId }),
    },
  },
  'upload.cancel': of('upload', begun),
  'asset.create-link': inAccount(LINK),
  'asset.delete': of('asset', newLink),
  'asset.download': of('asset', newText),
  'asset.finish-upload': of('upload', received),
  'asset.get': of('asset', newLink),
  'asset.keep-file': inAccount({
    name: 'Deck',
    kind: 'Presentation',
    file: { storageKey: 'none', fileName: 'deck.pptx', mediaType: 'application/octet-stream', size: 1, sha256: '' },
  }),
  'asset.list': { input: () => ({}) },
  'asset.prune': { input: () => ({}) },
  'upload.read': of('upload', begun),
  'upload.receive': of('upload', begun, { offset: 0 }),
  'asset.restore': of('asset', deletedLink),
  'asset.show-image': of('asset', newPicture),
  'asset.table': inAccount({ ...LIST, cursor: null }),
  'presentation.fail': of('presentation', newDeck),
  // It reads as well as it writes, which no key of a single scope may.
  'presentation.generate': { ...of('presentation', newDeck), personal: true },
  'presentation.list': inAccount(),
  'presentation.request': inAccount(),
  'asset.update': of('asset', newLink, { kind: 'Contract' }),
};
