import { checkDatabase, checkMigrations } from '@/lib/core/health/database-checks';
import { checkQueue } from '@/lib/core/health/queue';
import { draining } from '@/lib/next/drain';

export const dynamic = 'force-dynamic';

/** Whether requests may be sent here. Names of checks only: what is wrong with them is for the log and `doctor`. */
export async function GET(): Promise<Response> {
  const checks = await Promise.all([checkDatabase(), checkMigrations(), checkQueue()]);
  const ready = !draining.aborted && checks.every((check) => check.ok);
  const body = { ok: ready, draining: draining.aborted, checks: Object.fromEntries(checks.map(({ name, ok }) => [name, ok])) };
  return Response.json(body, { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store', ...(ready ? {} : { 'Retry-After': '5' }) } });
}
