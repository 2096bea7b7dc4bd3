import * as z from 'zod';
import { defineJob } from '@/lib/core/jobs/job';

const SWEEP_MS = 15_000;
const Work = z.strictObject({ organizationId: z.number().int(), importId: z.uuid() });

/** Tells a worker that an import has something to do. */
export const startImportJob = defineJob({ name: 'import.start', lane: 'effects', payload: Work, attempts: 3 });

/** Checks, runs or undoes an import until it stands still. */
export const workOnImportJob = defineJob({ name: 'import.work', lane: 'imports', payload: Work, attempts: 1 });

/** Goes on with imports whose worker died, and with those that no wake-up told of. */
export const sweepImportsJob = defineJob({
  name: 'import.sweep',
  lane: 'imports',
  payload: z.strictObject({}),
  attempts: 1,
  everyMs: SWEEP_MS,
});
