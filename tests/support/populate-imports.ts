import type { Caller } from '@/lib/core/actor';
import { checkedImport, finishedImport, uploadedImport } from './import-files';

/** A finished import with a refused row, a changed record, and an account whose beginning it moved. Its texts begin with their accounts' canaries. */
export async function populateImports(admin: Caller, { open, hidden }: { open: string; hidden: string }): Promise<string> {
  const row = (canary: string, id: string, day: string) => `${canary}-${id},${canary},${canary} imported,open,low,${canary} type,${day}`;
  const rows = [open, hidden].flatMap((canary) => [
    row(canary, 'ticket', '2026-01-19'),
    row(canary, 'imported', '2020-01-01'),
    row(canary, 'refused', 'never'),
  ]);
  const id = await uploadedImport(admin, 'ticket', ['id,accountId,subject,status,priority,type,createdAt', ...rows].join('\n'), `${hidden}.csv`);
  await checkedImport(admin, id);
  const { created, rejected } = await finishedImport(admin, id);
  if (created !== 2 || rejected !== 2) throw new Error(`${created} tickets were imported, ${rejected} refused`);
  return id;
}
