import '@/tests/support/database';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Caller } from '@/lib/core/actor';
import { withTenant } from '@/lib/core/db/database';
import { AppError } from '@/lib/core/errors';
import { invoke } from '@/lib/core/operation';
import { deleteAccount, moveAccount, restoreAccount, upsertAccounts } from '@/lib/features/account/commands';
import { newTenant } from '@/tests/support/tenant';

const SIZE = 12;
const node = fc.integer({ min: 0, max: SIZE - 1 });
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('move' as const), account: node, parent: fc.option(node) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('put' as const),
      records: fc.array(fc.record({ account: node, parent: fc.option(node) }), { minLength: 1, maxLength: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), account: node }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), account: node }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const id = (n: number) => `a${n}`;

/** Runs a step; one that makes no sense as things are is refused, and must change nothing. */
async function run(caller: Caller, one: Step): Promise<void> {
  const record = (account: number, parent: number | null) => ({
    id: id(account),
    name: id(account),
    type: 'company',
    parentId: parent === null ? null : id(parent),
  });
  try {
    if (one.kind === 'put') await invoke(upsertAccounts, caller, { data: one.records.map(({ account, parent }) => record(account, parent)) });
    if (one.kind === 'move') await invoke(moveAccount, caller, { accountId: id(one.account), parentId: one.parent === null ? null : id(one.parent) });
    if (one.kind === 'delete') await invoke(deleteAccount, caller, { accountId: id(one.account) });
    if (one.kind === 'restore') await invoke(restoreAccount, caller, { accountId: id(one.account) });
  } catch (error) {
    if (!(error instanceof AppError && (error.code === 'not_found' || error.code === 'invalid'))) throw error;
  }
}

/** The closure as stored, and as the parents of the live accounts alone say it. */
async function closures(caller: Caller) {
  return withTenant(caller.organization.id, async (db) => {
    const stored = await sql`SELECT ancestor_id, descendant_id, distance FROM account_tree ORDER BY 1, 2`.execute(db);
    const derived = await sql`
      WITH RECURSIVE up (ancestor_id, descendant_id, distance) AS (
        SELECT id, id, 0 FROM account WHERE deleted_at IS NULL
        UNION ALL
        SELECT a.parent_id, u.descendant_id, u.distance + 1 FROM up u JOIN account a ON a.id = u.ancestor_id WHERE a.parent_id IS NOT NULL AND u.distance < ${SIZE})
      SELECT ancestor_id, descendant_id, distance FROM up ORDER BY 1, 2`.execute(db);
    const wrongDepth = await sql`
      SELECT a.key FROM account a WHERE a.deleted_at IS NULL
        AND a.depth <> (SELECT max(distance) FROM account_tree t WHERE t.descendant_id = a.id)`.execute(db);
    const deadParents = await sql`SELECT a.key FROM account a JOIN account p ON p.id = a.parent_id WHERE p.deleted_at IS NOT NULL`.execute(db);
    return { stored: stored.rows, derived: derived.rows, wrongDepth: wrongDepth.rows, deadParents: deadParents.rows };
  });
}

it('keeps the closure what the parents say, through any moves, upserts, deletions and restorations', async () => {
  const caller = await newTenant('Trees');
  const start = () => Array.from({ length: SIZE }, (_, n) => ({ id: id(n), name: id(n), parentId: n === 0 ? null : id(Math.floor((n - 1) / 2)) }));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      await invoke(upsertAccounts, caller, { data: start() });
      for (const one of steps) await run(caller, one);
      const { stored, derived, wrongDepth, deadParents } = await closures(caller);
      expect(stored).toEqual(derived);
      expect(wrongDepth).toEqual([]);
      expect(deadParents).toEqual([]);
    }),
    { numRuns: 15 },
  );
}, 120_000);
