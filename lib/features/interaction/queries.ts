import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { CustomerId } from '@/lib/kit/plain-text';
import { readChoices } from './choices';
import { InteractionChoices, InteractionDetail, InteractionId, InteractionTablePage, InteractionTableRequest } from './contract';
import { readDetail } from './detail';
import { interactionPage } from './list';

/** The Touchpoints tab: one page of an account's touchpoints. */
export const listInteractionTable = defineOperation({
  name: 'interaction.table',
  kind: 'read',
  permission: 'interaction:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: InteractionTableRequest,
  output: InteractionTablePage,
  run: (ctx, { filter, sort, cursor, limit }, account) => interactionPage(ctx, account, { filter, sort, cursor, size: limit }),
});

/** One touchpoint with all that is known of it. */
export const getInteraction = defineOperation({
  name: 'interaction.get',
  kind: 'read',
  permission: 'interaction:read',
  scope: 'organization',
  input: InteractionId,
  output: InteractionDetail,
  run: (ctx, { id }) => readDetail(ctx, id),
});

/** What forms and filters of an account's touchpoints choose from. */
export const listInteractionChoices = defineOperation({
  name: 'interaction.choices',
  kind: 'read',
  permission: 'interaction:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: z.strictObject({ accountId: CustomerId }),
  output: InteractionChoices,
  run: (ctx, _input, account) => readChoices(ctx, account),
});
