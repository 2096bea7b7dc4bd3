import * as z from 'zod';
import { storage } from '@/lib/core/storage/storage';
import { defineTransfer } from '@/lib/core/transfer';
import { UNDO_DAYS, WORKING } from './table';

const DAY_MS = 86_400_000;

/** Clears away files, refused rows and what was before, of imports that nobody can undo any more; what became of them stays known. */
export const pruneImports = defineTransfer({
  name: 'import.prune',
  permission: 'organization:admin',
  scope: 'organization',
  input: z.strictObject({}),
  transfer: async (within) => {
    const keys = await within(async ({ db, now }) => {
      const old = await db
        .selectFrom('dataImport')
        .select(['id', 'storageKey'])
        .where('updatedAt', '<', new Date(now.getTime() - UNDO_DAYS * DAY_MS))
        .where('storageKey', 'is not', null)
        .where('state', 'not in', WORKING)
        .execute();
      for (const { id } of old) {
        for (const table of ['importRecord', 'importStart', 'importFault'] as const) await db.deleteFrom(table).where('importId', '=', id).execute();
        await db.updateTable('dataImport').set({ storageKey: null }).where('id', '=', id).execute();
      }
      return old.flatMap(({ storageKey }) => storageKey ?? []);
    });
    const files = await storage();
    for (const key of keys) await files.remove(key);
    return { removed: keys.length };
  },
});
