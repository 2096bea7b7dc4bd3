import '@/tests/support/database';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Caller } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';
import { ask, defineOperation, invoke, invokeTogether } from '@/lib/core/operation';
import { createTag } from '@/lib/features/tag/commands';
import { listTags } from '@/lib/features/tag/queries';
import { newTenant } from '@/tests/support/tenant';

const Nothing = z.strictObject({});
const frame = { kind: 'read', permission: 'account:read', scope: 'organization', input: Nothing, output: Nothing } as const;

let caller: Caller;
/** Reads nothing; meanwhile somebody else makes a tag, in a transaction of their own. */
const whileOthersWrite = defineOperation({
  ...frame,
  name: 'test.others-write',
  run: async () => {
    await invoke(createTag, caller, { name: 'Meanwhile' });
    return {};
  },
});
/** Says that it reads. */
const writingRead = defineOperation({
  ...frame,
  name: 'test.writing-read',
  run: async ({ db, organization }: Context) => {
    await db.updateTable('account').set({ name: 'Changed' }).where('organizationId', '=', organization.id).execute();
    return {};
  },
});

beforeEach(async () => {
  caller = await newTenant('Fernway');
});

describe('reading', () => {
  it('shows everything on a page as of one instant, whatever is committed meanwhile', async () => {
    const { before, after } = await invokeTogether(caller, {
      before: ask(listTags, {}),
      meanwhile: ask(whileOthersWrite, {}),
      after: ask(listTags, {}),
    });
    expect(after).toEqual(before);
    expect(await invoke(listTags, caller, {})).not.toEqual(before);
  });

  it('writes nothing: what says that it reads and does not is refused by the database', async () => {
    await expect(invoke(writingRead, caller, {})).rejects.toMatchObject({ code: 'internal' });
  });
});
