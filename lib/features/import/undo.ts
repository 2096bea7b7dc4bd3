import { sql } from 'kysely';
import { type Context, unaudited } from '@/lib/core/context';
import { putBack, type RecordImage, readDigests, takeAway, unused } from '@/lib/core/image';
import { visibleAccounts } from '@/lib/core/visibility';
import { IMPORT_DOORS } from './kinds';
import { advance, type HeldImport, holdImport } from './store';

/** Why a record was left as it is. */
type Left = 'changed' | 'used' | 'hidden';

interface Kept {
  key: string;
  isNew: boolean;
  before: string | null;
  digest: string;
}

/** What the last transaction of the run that is not undone yet changed; null when all is. */
async function lastChunk({ db, organization }: Context, importId: string): Promise<Kept[]> {
  const { rows } = await sql<Kept>`
    SELECT key, is_new AS "isNew", before::text AS before, digest FROM import_record
    WHERE organization_id = ${organization.id} AND import_id = ${importId} AND digest IS NOT NULL AND outcome IS NULL
      AND chunk = (SELECT max(chunk) FROM import_record
        WHERE organization_id = ${organization.id} AND import_id = ${importId} AND digest IS NOT NULL AND outcome IS NULL)`.execute(db);
  return rows;
}

/** The accounts of these records, as far as the actor may see them, by the records' ids. */
async function accountsOf(ctx: Context, { kind }: HeldImport, ids: readonly number[]): Promise<Map<number, number>> {
  const { table } = IMPORT_DOORS[kind].shape;
  const account = kind === 'account' ? sql<number>`r.id` : sql<number>`r.account_id`;
  const { rows } = await sql<{ id: number; accountId: number }>`
    SELECT r.id, ${account} AS "accountId" FROM ${sql.table(table)} r
    WHERE r.organization_id = ${ctx.organization.id} AND r.id = ANY(${ids}::bigint[]) AND ${visibleAccounts(ctx.actor, account)}`.execute(ctx.db);
  return new Map(rows.map(({ id, accountId }) => [id, accountId]));
}

/** Puts records back and takes those away that are new. @returns ids of those that others hang on, and which stay */
async function turnBack(ctx: Context, { kind }: HeldImport, old: readonly RecordImage[], made: readonly number[]): Promise<Set<number>> {
  const door = IMPORT_DOORS[kind];
  const quiet = unaudited(ctx);
  if (door.putBack) await door.putBack.within(quiet, { images: old.map(({ key, id, image }) => ({ key, id, image })) });
  else await putBack(ctx, door.shape, old);
  if (door.takeAway) {
    const gone = new Set(await door.takeAway.within(quiet, { ids: made }));
    return new Set(made.filter((id) => !gone.has(id)));
  }
  const free = await unused(ctx, door.shape, made);
  await takeAway(ctx, door.shape, free);
  return new Set(made.filter((id) => !free.includes(id)));
}

/** Sees to what follows for the accounts on which the records were, and on which they are now. */
async function settle(ctx: Context, held: HeldImport, before: ReadonlyMap<number, number>, records: readonly { id: number }[]): Promise<void> {
  const ids = records.map(({ id }) => id);
  const after = await accountsOf(ctx, held, ids);
  const accountIds = [...new Set([...ids.flatMap((id) => before.get(id) ?? []), ...after.values()])];
  await IMPORT_DOORS[held.kind].settle?.within(ctx, { accountIds });
}

async function note({ db, organization }: Context, importId: string, outcomes: ReadonlyMap<string, Left | 'undone'>): Promise<void> {
  await sql`
    UPDATE import_record i SET outcome = o.outcome
    FROM unnest(${[...outcomes.keys()]}::text[], ${[...outcomes.values()]}::text[]) AS o (key, outcome)
    WHERE i.organization_id = ${organization.id} AND i.import_id = ${importId} AND i.key = o.key`.execute(db);
}

/** Beginnings of accounts that the import moved back, where nothing moved them since. */
async function putBackStarts({ db, organization }: Context, importId: string): Promise<void> {
  await sql`
    UPDATE account a SET started_at = s.before FROM import_start s
    WHERE s.organization_id = ${organization.id} AND s.import_id = ${importId} AND a.organization_id = s.organization_id
      AND a.id = s.account_id AND a.started_at = s.after AND NOT a.started_at_given`.execute(db);
}

/**
 * Undoes what one transaction of the run did, the last one first, in one transaction.
 * @returns false when nothing is left to undo, or the import is no longer being undone
 */
export async function undoChunk(ctx: Context, id: string): Promise<boolean> {
  const held = await holdImport(ctx, id);
  if (held.state !== 'undoing') return false;
  const kept = await lastChunk(ctx, id);
  if (kept.length === 0) {
    await putBackStarts(ctx, id);
    await advance(ctx, id, { state: 'undone', finishedAt: ctx.now });
    ctx.audit(`import:${id}`, { undone: held.undone, kept: held.kept });
    return false;
  }
  const keys = kept.map(({ key }) => key);
  const now = new Map((await readDigests(ctx, IMPORT_DOORS[held.kind].shape, keys)).map((one) => [one.key, one]));
  const seen = await accountsOf(
    ctx,
    held,
    [...now.values()].map((one) => one.id),
  );
  const outcomes = new Map<string, Left | 'undone'>();
  const same: (Kept & { id: number })[] = [];
  for (const one of kept) {
    const present = now.get(one.key);
    if (!present || present.digest !== one.digest) outcomes.set(one.key, 'changed');
    else if (!seen.has(present.id)) outcomes.set(one.key, 'hidden');
    else same.push({ ...one, id: present.id });
  }
  const old = same.flatMap(({ before, ...one }) => (before === null ? [] : [{ ...one, image: before }]));
  const made = same.filter(({ isNew }) => isNew).map((one) => one.id);
  const used = await turnBack(ctx, held, old, made);
  await settle(ctx, held, seen, same);
  for (const { key, id: own } of same) outcomes.set(key, used.has(own) ? 'used' : 'undone');
  await note(ctx, id, outcomes);
  const undone = [...outcomes.values()].filter((outcome) => outcome === 'undone').length;
  await advance(ctx, id, { undone: held.undone + undone, kept: held.kept + kept.length - undone });
  return true;
}
