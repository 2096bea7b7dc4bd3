import { setTimeout as sleep } from 'node:timers/promises';
import { type SqlBool, sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { defineStream } from '@/lib/core/stream';
import { serverSent } from '@/lib/kit/server-sent';
import { ImportDetail, ImportId, ImportList, ImportMapping, ImportProgress, ImportSummary } from './contract';
import { IMPORT_DOORS } from './kinds';
import { noImport, undoUntil, visibleImports } from './store';
import { IMPORT_KIND_IDS, type ImportKind, isWorking } from './table';
import { shownTarget, targetsOf } from './targets';

const FIRST_ERRORS = 100;
const NAMED = 5;
const LOOK_MS = 500;

const PROGRESS = [
  'i.id',
  'i.state',
  'i.position',
  'i.rows',
  'i.accepted',
  'i.stale',
  'i.rejected',
  'i.created',
  'i.updated',
  'i.undone',
  'i.kept',
] as const;

function selectSummaries(ctx: Context) {
  return visibleImports(ctx)
    .leftJoin('membership as m', (join) =>
      join.onRef('m.organizationId', '=', 'i.organizationId').on(sql<SqlBool>`m.id::text = i.actor_id AND i.actor_kind = 'user'`),
    )
    .leftJoin('identity as p', 'p.id', 'm.identityId')
    .select([...PROGRESS, 'i.reason', 'i.kind', 'i.fileName', 'i.createdAt', 'i.finishedAt', 'p.name as by']);
}

const summaryOf = <T extends { createdAt: Date; finishedAt: Date | null }>({ createdAt, finishedAt, ...row }: T) => ({
  ...row,
  createdAt: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});

/** One's own imports, the latest first; admins see everybody's. */
export const listImports = defineOperation({
  name: 'import.list',
  kind: 'read',
  permission: 'import:write',
  scope: 'organization',
  input: ImportList,
  output: z.array(ImportSummary),
  run: async (ctx, { limit }) => {
    const rows = await selectSummaries(ctx).orderBy('i.createdAt', 'desc').orderBy('i.id').limit(limit).execute();
    return z.array(ImportSummary).parse(rows.map(summaryOf));
  },
});

async function firstErrors({ db }: Context, importId: string) {
  const rows = await db
    .selectFrom('importFault')
    .select(['row', 'errors'])
    .where('importId', '=', importId)
    .orderBy('row')
    .limit(FIRST_ERRORS)
    .execute();
  return rows.flatMap(({ row, errors }) => (errors as object[]).map((error) => ({ row, ...error })));
}

async function leftRecords({ db, organization }: Context, importId: string) {
  const { rows } = await sql<{ reason: string; count: number; ids: string[] }>`
    SELECT outcome AS reason, count(*) AS count, (array_agg(key ORDER BY row))[:${sql.lit(NAMED)}] AS ids FROM import_record
    WHERE organization_id = ${organization.id} AND import_id = ${importId} AND digest IS NOT NULL AND outcome <> 'undone'
    GROUP BY outcome ORDER BY outcome`.execute(db);
  return rows;
}

/** One import with its columns, the first of its errors, and what was left when it was undone. */
export const getImport = defineOperation({
  name: 'import.get',
  kind: 'read',
  permission: 'import:write',
  scope: 'organization',
  input: ImportId,
  output: ImportDetail,
  run: async (ctx, { id }) => {
    const row = await selectSummaries(ctx)
      .select(['i.size', 'i.delimiter', 'i.encoding', 'i.header', 'i.samples', 'i.mapping'])
      .where('i.id', '=', id)
      .executeTakeFirst();
    if (!row) throw noImport();
    const targets = (await targetsOf(ctx, row.kind as ImportKind)).map(shownTarget);
    const until = undoUntil(row);
    const more = { errors: await firstErrors(ctx, id), left: await leftRecords(ctx, id), targets, mapping: ImportMapping.parse(row.mapping) };
    return ImportDetail.parse({ ...summaryOf(row), ...more, undoUntil: until && until >= ctx.now ? until.toISOString() : null });
  },
});

async function progressOf(ctx: Context, id: string) {
  const row = await visibleImports(ctx)
    .select([...PROGRESS, 'i.reason'])
    .where('i.id', '=', id)
    .executeTakeFirst();
  if (!row) throw noImport();
  return ImportProgress.parse(row);
}

/** Tells how far an import is, as often as it gets further; ends once it stands still. */
export const watchImport = defineStream({
  name: 'import.live',
  permission: 'import:write',
  scope: 'organization',
  input: ImportId,
  begin: async (ctx, { id }) => {
    await progressOf(ctx, id);
  },
  async *chunks(read, { id }) {
    for (let told = ''; ; await sleep(LOOK_MS)) {
      const progress = await read((ctx) => progressOf(ctx, id));
      const text = serverSent('progress', progress);
      if (text !== told) yield text;
      told = text;
      if (!isWorking(progress.state)) return;
    }
  },
});

/** The kinds that a reader may import. */
export function writableKinds(can: Context['can']): ImportKind[] {
  return IMPORT_KIND_IDS.filter((kind) => can(IMPORT_DOORS[kind].permission));
}
