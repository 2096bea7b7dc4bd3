import { checkFolding, checkOutbox } from '@/lib/core/health/backlog';
import { checkDatabase, checkFence, checkMigrations, checkRoles } from '@/lib/core/health/database-checks';
import { checkDisk } from '@/lib/core/health/disk';
import { checkQueue } from '@/lib/core/health/queue';

const LOOKS = [checkDatabase, checkMigrations, checkRoles, checkFence, checkQueue, checkFolding, checkOutbox, checkDisk];

/** Looks at everything; `ok` is false when anything needs mending. */
export async function run(): Promise<object> {
  const checks = [];
  for (const look of LOOKS) checks.push(await look());
  for (const { name, ok, detail, remedy } of checks) {
    process.stderr.write(`${ok ? 'ok   ' : 'WRONG'} ${name}: ${detail}${remedy ? `\n      ${remedy}` : ''}\n`);
  }
  return { ok: checks.every((check) => check.ok), checks };
}
