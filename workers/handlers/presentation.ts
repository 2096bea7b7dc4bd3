import { systemCaller } from '@/lib/core/auth/callers';
import { runTransfer } from '@/lib/core/transfer';
import { failPresentation, generatePresentation } from '@/lib/features/presentation/generate';
import { generatePresentationJob } from '@/lib/features/presentation/jobs';
import type { PayloadOf } from '@/lib/registry/jobs';

/** Makes a deck; when that fails it says so, until a later try succeeds. */
export async function generate({ organizationId, presentationId: id }: PayloadOf<'presentation.generate'>): Promise<void> {
  const authenticate = () => systemCaller(organizationId, generatePresentationJob.name);
  try {
    await runTransfer(generatePresentation, authenticate, { id });
  } catch (error) {
    await runTransfer(failPresentation, authenticate, { id });
    throw error;
  }
}
