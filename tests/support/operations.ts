import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '@/lib/core/operation';
import type { StreamOperation } from '@/lib/core/stream';
import type { TransferOperation } from '@/lib/core/transfer';

const ROOT = join(import.meta.dirname, '../..');

export type AnyOperation = Operation<unknown, unknown>;
export type AnyStream = StreamOperation<unknown>;
export type AnyTransfer = TransferOperation<unknown, unknown>;

/** Files of the features that define an operation or a stream, with how many they define. */
export const operationFiles: readonly { file: string; defined: number }[] = readdirSync(join(ROOT, 'lib/features'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => `lib/features/${file}`)
  .map((file) => ({
    file,
    defined: [...readFileSync(join(ROOT, file), 'utf8').matchAll(/\bdefine(Operation|Stream|Transfer|Reading|AccountExport|OrganizationExport)\(/g)]
      .length,
  }))
  .filter(({ defined }) => defined > 0)
  .sort((a, b) => (a.file < b.file ? -1 : 1));

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Everything that one of the define… functions made, imported from the file it stands in. */
export async function loadOperations(): Promise<{ file: string; operations: AnyOperation[]; streams: AnyStream[]; transfers: AnyTransfer[] }[]> {
  return Promise.all(
    operationFiles.map(async ({ file }) => {
      const exported = Object.values((await import(join(ROOT, file))) as Record<string, unknown>).filter(isObject);
      return {
        file,
        operations: exported.filter((one) => 'permission' in one && 'run' in one) as unknown as AnyOperation[],
        streams: exported.filter((one) => 'permission' in one && 'chunks' in one) as unknown as AnyStream[],
        transfers: exported.filter((one) => 'permission' in one && 'transfer' in one) as unknown as AnyTransfer[],
      };
    }),
  );
}
