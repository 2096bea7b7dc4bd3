'use server';

import { cancelImport, checkImport, mapImport, runImport, undoImport } from '@/lib/features/import/commands';
import type { ImportMapping } from '@/lib/features/import/contract';
import { toAction } from '@/lib/next/action';

export const run = toAction(runImport);
export const cancel = toAction(cancelImport);
export const undo = toAction(undoImport);

/** Saves what the columns are and tries the file out. */
export async function saveAndCheck(id: string, mapping: ImportMapping) {
  const saved = await toAction(mapImport)({ id, ...mapping });
  return saved.ok ? toAction(checkImport)({ id }) : saved;
}
