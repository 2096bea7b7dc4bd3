import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { Presentation, PresentationRequest } from './contract';

/** Decks that one reads about: those under way and the last finished ones. */
const SHOWN = 5;

/** The account's latest decks, the last asked for first. */
export const listPresentations = defineOperation({
  name: 'presentation.list',
  kind: 'read',
  permission: 'asset:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: PresentationRequest,
  output: z.array(Presentation),
  run: async (ctx, _input, account) => {
    const rows = await ctx.db
      .selectFrom('presentation')
      .select(['id', 'status', 'progress', 'assetKey as assetId', 'createdAt'])
      .where('accountId', '=', account.id)
      .orderBy('createdAt', 'desc')
      .limit(SHOWN)
      .execute();
    return z.array(Presentation).parse(rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })));
  },
});
