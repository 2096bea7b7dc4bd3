import { wake } from '@/lib/core/jobs/wake';
import { foldJob } from '@/lib/features/usage/jobs';

const QUIET_MS = 250;
const due = new Map<number, NodeJS.Timeout>();

/** Asks for a fold of what was committed, at most once in QUIET_MS an organization; a sweep finds what no wake-up told. */
export function wakeFold(organizationId: number): void {
  if (due.has(organizationId)) return;
  const timer = setTimeout(() => {
    due.delete(organizationId);
    void wake(foldJob, { organizationId });
  }, QUIET_MS);
  due.set(organizationId, timer);
}
