import { sql } from 'kysely';
import type * as z from 'zod';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import type { AppliedLayout } from '@/lib/features/layout/contract';
import { layoutReading } from '@/lib/features/layout/queries';
import { type BannerRow, bannerColumns, bannerOf } from './banner';
import type { AccountHeadRequest } from './contract';
import { type DetailRow, detailOf, selectDetail } from './detail';
import { type ListPlace, placeColumn } from './neighbours';

type Scope = Pick<Context, 'db' | 'actor' | 'organization' | 'today' | 'can'>;
type Request = Pick<z.infer<typeof AccountHeadRequest>, 'list' | 'layoutId'>;
type HeadRow = DetailRow & BannerRow & { place: ListPlace | null; layouts: AppliedLayout[] };

/** An account's own fields, where it stands in hierarchy and list, and its page's layout, in one statement: every tab reads it. */
export async function readHead(ctx: Scope, account: ScopedAccount, { list, layoutId }: Request) {
  const layout = layoutReading(ctx, account, layoutId);
  const placed = list === undefined ? sql`null` : placeColumn(ctx, account, list);
  const { rows } = await sql<HeadRow>`
    SELECT detail.*, ${placed} AS place, ${layout.column} AS layouts, ${bannerColumns(ctx, account)}
    FROM ${selectDetail(ctx, account)} detail`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new AppError('not_found', 'There is no such account');
  const { place, layouts, ancestors, siblings, children, below, ...detail } = row;
  const banner = bannerOf({ ancestors, siblings, children, below }, account);
  return { detail: detailOf(detail, ctx, account), banner, place, layout: layout.choose(layouts, children) };
}
