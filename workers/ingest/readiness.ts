import { checkDatabase, checkMigrations } from '@/lib/core/health/database-checks';
import type { Answer } from './answer';

/** Whether requests may be sent here, as the web's own /readyz: names of checks only, what is wrong is for the log. */
export async function readiness(isDraining: boolean): Promise<Answer> {
  const checks = await Promise.all([checkDatabase(), checkMigrations()]);
  const ok = !isDraining && checks.every((check) => check.ok);
  const body = { ok, draining: isDraining, checks: Object.fromEntries(checks.map((check) => [check.name, check.ok])) };
  return { status: ok ? 200 : 503, body, ...(ok ? {} : { retryAfter: 5 }) };
}
