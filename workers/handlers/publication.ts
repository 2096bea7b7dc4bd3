import { systemCaller } from '@/lib/core/auth/callers';
import { clock } from '@/lib/core/clock';
import { wake } from '@/lib/core/jobs/wake';
import { idleDrawings } from '@/lib/core/tenants';
import { runTransfer } from '@/lib/core/transfer';
import { drawVersion } from '@/lib/features/publication/draw';
import { drawVersionJob } from '@/lib/features/publication/jobs';
import type { PayloadOf } from '@/lib/registry/jobs';

type Drawing = PayloadOf<'publication.draw'>;

/** A drawing that should have begun by now. */
const IDLE_MS = 60_000;

/** Wakes the lane on which drawings take their time, so that no other effect waits for them. */
export const startDrawing = (drawing: Drawing): Promise<void> => wake(drawVersionJob, drawing);

/** Draws a version's pages. */
export async function draw({ organizationId, versionId }: Drawing): Promise<void> {
  await runTransfer(drawVersion, () => systemCaller(organizationId, drawVersionJob.name), { versionId });
}

/** Wakes the lane for drawings that stand still: those under way are the same job and not begun twice. */
export async function sweepDrawings(): Promise<void> {
  for (const drawing of await idleDrawings(new Date(clock.now().getTime() - IDLE_MS))) await wake(drawVersionJob, drawing);
}
