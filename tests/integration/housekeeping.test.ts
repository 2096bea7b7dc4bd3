import { afterAll, beforeAll, expect, it } from 'vitest';
import '@/tests/support/database';
import type { Caller } from '@/lib/core/actor';
import { systemCaller } from '@/lib/core/auth/callers';
import { control, withTenant } from '@/lib/core/db/database';
import { closeConnections } from '@/lib/core/db/pool';
import { LIMITS } from '@/lib/features/event/limits';
import { createOrganization } from '@/lib/features/organization/commands';
import { prune } from '@/workers/handlers/house';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const FUTURE = new Date('2100-01-01T00:00:00Z');
let caller: Caller;

beforeAll(async () => {
  const { organization } = await createOrganization({ name: 'Housekeeping' });
  caller = await systemCaller(organization.id, 'test');
});

afterAll(closeConnections);

it('deletes sessions and tokens long over, and keeps what is still good', async () => {
  const { id: identityId } = await control().selectFrom('identity').select('id').executeTakeFirstOrThrow();
  const organizationId = caller.organization.id;
  const session = (expiresAt: Date) => ({ id: crypto.randomUUID(), identityId, organizationId, expiresAt });
  const token = (expiresAt: Date) => ({
    id: crypto.randomUUID(),
    kind: 'invitation',
    hash: crypto.randomUUID(),
    organizationId,
    identityId,
    expiresAt,
  });
  await control()
    .insertInto('session')
    .values([session(LONG_AGO), session(FUTURE)])
    .execute();
  await control()
    .insertInto('authToken')
    .values([token(LONG_AGO), token(FUTURE)])
    .execute();
  await prune();
  expect(await control().selectFrom('session').select('expiresAt').execute()).toEqual([{ expiresAt: FUTURE }]);
  expect(await control().selectFrom('authToken').select('expiresAt').execute()).toEqual([{ expiresAt: FUTURE }]);
});

it('keeps the newest refused events only', async () => {
  const extra = 25;
  await withTenant(caller.organization.id, async (db) => {
    const rows = Array.from({ length: LIMITS.rejections + extra }, (_, index) => ({
      organizationId: caller.organization.id,
      receivedAt: LONG_AGO,
      reason: 'bad_type',
      detail: String(index),
      body: '{}',
    }));
    for (let from = 0; from < rows.length; from += 5_000)
      await db
        .insertInto('eventRejection')
        .values(rows.slice(from, from + 5_000))
        .execute();
  });
  await prune();
  const left = await withTenant(caller.organization.id, (db) => db.selectFrom('eventRejection').select('detail').orderBy('id').execute());
  expect(left).toHaveLength(LIMITS.rejections);
  expect(left[0]?.detail).toBe(String(extra));
});
