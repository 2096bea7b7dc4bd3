import type { Caller } from '@/lib/core/actor';
import { invoke } from '@/lib/core/operation';
import { runTransfer } from '@/lib/core/transfer';
import { checkImport, mapImport, runImport, undoImport } from '@/lib/features/import/commands';
import type { ImportDetail, ImportMapping } from '@/lib/features/import/contract';
import { getImport } from '@/lib/features/import/queries';
import type { ImportKind } from '@/lib/features/import/table';
import { uploadImport } from '@/lib/features/import/upload';
import { workOnImport } from '@/lib/features/import/work';

/** A file as an upload sends it. */
export const sentFile = (content: string | Uint8Array) => {
  const bytes = Buffer.from(content);
  return {
    bytes: (async function* () {
      yield bytes;
    })(),
    announced: bytes.length,
  };
};

/** A file that waits to be mapped. @returns its import's id */
export async function uploadedImport(caller: Caller, kind: ImportKind, content: string | Uint8Array, fileName = `${kind}.csv`): Promise<string> {
  return (await runTransfer(uploadImport, async () => caller, { kind, fileName }, sentFile(content))).id;
}

/** Works on an import as a worker does, in the caller's name. */
const work = (caller: Caller, id: string) => runTransfer(workOnImport, async () => ({ ...caller, origin: 'import' as const }), { id });

/** Maps it as guessed, but for what is said otherwise, and checks it. */
export async function checkedImport(caller: Caller, id: string, mapping: Partial<ImportMapping> = {}): Promise<ImportDetail> {
  const guessed = await invoke(getImport, caller, { id });
  await invoke(mapImport, caller, { id, ...guessed.mapping, ...mapping });
  await invoke(checkImport, caller, { id });
  await work(caller, id);
  return invoke(getImport, caller, { id });
}

/** Imports what was checked. */
export async function finishedImport(caller: Caller, id: string): Promise<ImportDetail> {
  await invoke(runImport, caller, { id });
  await work(caller, id);
  return invoke(getImport, caller, { id });
}

/** A file imported from end to end. */
export async function importedFile(
  caller: Caller,
  kind: ImportKind,
  content: string | Uint8Array,
  mapping: Partial<ImportMapping> = {},
): Promise<ImportDetail> {
  const id = await uploadedImport(caller, kind, content);
  await checkedImport(caller, id, mapping);
  return finishedImport(caller, id);
}

/** An import taken back. */
export async function undoneImport(caller: Caller, id: string): Promise<ImportDetail> {
  await invoke(undoImport, caller, { id });
  await work(caller, id);
  return invoke(getImport, caller, { id });
}
