import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { control, withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { drainOutbox } from '@/lib/core/jobs/outbox';
import { openQueue, openWorker } from '@/lib/core/jobs/queue';
import { closeQueues, schedule, waiting, wake } from '@/lib/core/jobs/wake';
import { foldJob, newDayJob, sweepSegmentsJob } from '@/lib/features/usage/jobs';
import { newTenant } from '@/tests/support/tenant';
import { handlers } from '@/workers/handlers';
import { drain } from '@/workers/handlers/outbox';

const seconds = 1_000;

async function effects({ organization }: Caller) {
  return withTenant(organization.id, (db) =>
    db.selectFrom('outbox').select(['id', 'attempts', 'doneAt', 'failedAt', 'lastError']).orderBy('id').execute(),
  );
}

async function leaveEffects({ organization }: Caller, job: string, payload: object, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    organizationId: organization.id,
    job,
    dedupeKey: `${job} ${index}`,
    payload: JSON.stringify(payload),
  }));
  await withTenant(organization.id, (db) => db.insertInto('outbox').values(rows).execute());
}

/** What the house promises of its queues, whichever backend they have: to be called within a describe. */
export function queuePromises(): void {
  beforeAll(async () => {
    await newTenant('Queue');
  });
  afterAll(async () => {
    await closeQueues();
    await closeConnections();
  });

  it(
    'keeps one waiting wake-up of a job and payload',
    async () => {
      for (let times = 0; times < 5; times++) await wake(foldJob, { organizationId: 1_000_001 });
      await wake(foldJob, { organizationId: 1_000_002 });
      expect(await waiting('usage')).toBe(2);
      const ran: unknown[] = [];
      const worker = openWorker('usage', 1, async (job) => void ran.push(job.data));
      await vi.waitUntil(() => ran.length === 2, { timeout: 20 * seconds });
      await worker.close();
      expect(ran).toEqual([{ organizationId: 1_000_001 }, { organizationId: 1_000_002 }]);
    },
    60 * seconds,
  );

  it(
    'registers schedules once, however often a worker starts',
    async () => {
      const jobs = [sweepSegmentsJob, newDayJob, foldJob];
      for (let start = 0; start < 3; start++) await schedule(jobs);
      const queue = openQueue('ticks');
      const found = await queue.getJobSchedulers();
      await queue.close();
      expect(found.map(({ key, every }) => [key, Number(every)]).sort()).toEqual([
        [newDayJob.name, 60_000],
        [sweepSegmentsJob.name, 15_000],
      ]);
    },
    60 * seconds,
  );

  it(
    'runs a job again whose worker was killed while it ran',
    async () => {
      await wake(drainOutbox, {});
      const program = `
      const { openWorker } = await import('./lib/core/jobs/queue.ts');
      openWorker('effects', 1, async () => { process.stdout.write('begun'); await new Promise(() => setInterval(() => {}, 1000)); });`;
      const doomed = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
      await new Promise<void>((begun) => doomed.stdout.once('data', () => begun()));
      doomed.kill('SIGKILL');
      let ran = 0;
      const worker = openWorker('effects', 1, async () => {
        ran += 1;
      });
      await vi.waitUntil(() => ran > 0, { timeout: 100 * seconds, interval: 250 });
      await worker.close();
      expect(ran).toBe(1);
    },
    150 * seconds,
  );

  it(
    'runs each effect once, however many drain at the same time',
    async () => {
      const tenant = await newTenant('Drains');
      await leaveEffects(tenant, 'usage.recompute', { organizationId: tenant.organization.id }, 40);
      await Promise.all([1, 2, 3, 4].map(() => drain(handlers)));
      const done = await effects(tenant);
      expect(done).toHaveLength(40);
      for (const effect of done) expect(effect).toMatchObject({ attempts: 1, doneAt: expect.any(Date), failedAt: null });
      const { rows } = await sql<{
        n: number;
      }>`SELECT count(*) AS n FROM audit_entry WHERE organization_id = ${tenant.organization.id} AND operation = 'usage.recompute'`.execute(
        control(),
      );
      expect(rows[0]?.n).toBe(40);
    },
    60 * seconds,
  );

  it(
    'tries an effect again after it failed, and gives it up after its last try',
    async () => {
      const tenant = await newTenant('Tries');
      await leaveEffects(tenant, 'usage.recompute', { organizationId: 999_999_999 }, 1);
      await leaveEffects(tenant, 'no.such-job', {}, 1);
      await drain(handlers);
      const [recompute, unknown] = await effects(tenant);
      expect(recompute).toMatchObject({ attempts: 1, doneAt: null, failedAt: null, lastError: expect.stringContaining('no organization') });
      expect(unknown).toMatchObject({ attempts: 1, doneAt: null, failedAt: expect.any(Date), lastError: expect.stringContaining('no.such-job') });
      await drain(handlers);
      expect((await effects(tenant))[0]).toMatchObject({ attempts: 1 });
      // Time passes: every pause of its remaining tries.
      for (let attempt = 2; attempt <= 20; attempt++) {
        await withTenant(tenant.organization.id, (db) =>
          db.updateTable('outbox').set({ availableAt: new Date() }).where('doneAt', 'is', null).execute(),
        );
        await sleep(2);
        await drain(handlers);
      }
      expect((await effects(tenant))[0]).toMatchObject({ attempts: 20, doneAt: null, failedAt: expect.any(Date) });
    },
    60 * seconds,
  );
}
