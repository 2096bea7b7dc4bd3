import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { type BannerRow, bannerColumns, bannerOf } from './banner';
import { type DetailRow, detailOf, selectDetail } from './detail';

type Scope = Pick<Context, 'db' | 'actor' | 'organization'>;

/** An account's own fields and where it stands, in one statement: it is read with every tab. */
export async function readHead(ctx: Scope, account: ScopedAccount) {
  const { rows } = await sql<
    DetailRow & BannerRow
  >`SELECT detail.*, ${bannerColumns(ctx, account)} FROM ${selectDetail(ctx, account)} detail`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new AppError('not_found', 'There is no such account');
  const { ancestors, siblings, children, below, ...detail } = row;
  return { detail: detailOf(detail, ctx, account), banner: bannerOf({ ancestors, siblings, children, below }, account) };
}
