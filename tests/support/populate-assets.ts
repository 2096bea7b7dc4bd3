import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { runTransfer } from '@/lib/core/transfer';
import { createLink } from '@/lib/features/asset/commands';
import { beginUpload, finishUpload } from '@/lib/features/asset/upload';
import { requestPresentation } from '@/lib/features/presentation/commands';
import { receiveBytes } from '@/lib/features/upload/commands';
import type { Populated } from './two-organizations';

/** A file, on its way in as far as its last byte; a text unless `details` name it otherwise. @returns the upload's id */
export async function uploadedText(caller: Caller, accountId: string, text: string | Buffer, details = {}): Promise<string> {
  const bytes = Buffer.from(text);
  const { id } = await invoke(beginUpload, caller, { accountId, fileName: 'notes.txt', size: bytes.length, ...details });
  const sent = {
    bytes: (async function* () {
      yield bytes;
    })(),
    announced: bytes.length,
  };
  await runTransfer(receiveBytes, async () => caller, { id, offset: 0 }, sent);
  return id;
}

/** The same as an asset. @returns its id */
export async function newFile(caller: Caller, accountId: string, text: string | Buffer, details = {}): Promise<string> {
  const id = await uploadedText(caller, accountId, text, details);
  return (await runTransfer(finishUpload, async () => caller, { id })).assetId;
}

type Accounts = Pick<Populated, 'open' | 'hidden' | 'admin'>;

/** A file and a link on either account, an upload that isn't finished and a deck that isn't made. Every text begins with its account's canary. */
export async function populateAssets({ open, hidden, admin }: Accounts): Promise<Pick<Populated, 'assetId' | 'uploadId' | 'presentationId'>> {
  const told = (canary: string) => ({ name: `${canary} file`, kind: `${canary} kind`, tags: [`${canary} tag`], description: `${canary} words` });
  await newFile(admin, hidden, `${hidden} text`, told(hidden));
  for (const canary of [open, hidden]) {
    await invoke(createLink, admin, { accountId: canary, name: `${canary} link`, kind: `${canary} kind`, url: `https://${canary}.example/plan` });
  }
  const uploadId = await uploadedText(admin, open, `${open} text`, told(open));
  const { id: presentationId } = await invoke(requestPresentation, admin, { accountId: open });
  return { assetId: await newFile(admin, open, `${open} text`, told(open)), uploadId, presentationId };
}
