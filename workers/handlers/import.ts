import { callerAgain, systemCaller } from '@/lib/core/auth/callers';
import { clock } from '@/lib/core/clock';
import { toAppError } from '@/lib/core/errors';
import { wake } from '@/lib/core/jobs/wake';
import { invoke } from '@/lib/core/operation';
import { idleImports } from '@/lib/core/tenants';
import { runTransfer } from '@/lib/core/transfer';
import { workOnImportJob } from '@/lib/features/import/jobs';
import { failImport, readImportWorker, workOnImport } from '@/lib/features/import/work';
import type { PayloadOf } from '@/lib/registry/jobs';

type Work = PayloadOf<'import.work'>;

/** An import that has not got further for so long has nobody working on it. */
const IDLE_MS = 10_000;

/** Wakes the lane on which imports take their time, so that no other effect waits for them. */
export const startImport = (work: Work): Promise<void> => wake(workOnImportJob, work);

/** Works on an import in the name of whoever asked, with the rights that they have at each step. */
export async function workOn({ organizationId, importId: id }: Work): Promise<void> {
  const system = await systemCaller(organizationId, workOnImportJob.name);
  const worker = await invoke(readImportWorker, system, { id });
  if (!worker) return;
  const authenticate = async () => ({ ...(await callerAgain(organizationId, worker, workOnImportJob.name)), origin: 'import' as const });
  try {
    await runTransfer(workOnImport, authenticate, { id });
  } catch (error) {
    const { retryAfter, code, message } = toAppError(error);
    // What may pass by itself is tried again by the sweep.
    if (retryAfter === undefined && code !== 'conflict') await invoke(failImport, system, { id, reason: message });
    throw error;
  }
}

/** Goes on with imports that stand still although they shouldn't. */
export async function sweepImports(): Promise<void> {
  for (const work of await idleImports(new Date(clock.now().getTime() - IDLE_MS))) await workOn(work);
}
