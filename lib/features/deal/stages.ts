import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { Stage } from './contract';

/** The organization's stages in their order. */
export async function readStages({ db }: Pick<Context, 'db'>): Promise<Stage[]> {
  const rows = await db.selectFrom('dealStage').select(['id', 'name', 'kind']).orderBy('position').orderBy('id').execute();
  return z.array(Stage).parse(rows);
}

/** The stages that deals go through. */
export const listStages = defineOperation({
  name: 'deal.list-stages',
  kind: 'read',
  permission: 'deal:read',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.array(Stage),
  run: readStages,
});
