import { defineOperation } from '@/lib/core/operation';
import { PresentationId, PresentationRequest } from './contract';
import { generatePresentationJob } from './jobs';

/** Asks for a deck about an account. A worker makes it; it ends as an asset, and with a mail to who asked. */
export const requestPresentation = defineOperation({
  name: 'presentation.request',
  kind: 'write',
  permission: 'asset:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: PresentationRequest,
  output: PresentationId,
  run: async (ctx, _input, account) => {
    const id = crypto.randomUUID();
    const createdBy = ctx.actor.kind === 'user' ? ctx.actor.membershipId : null;
    await ctx.db
      .insertInto('presentation')
      .values({ organizationId: ctx.organization.id, id, accountId: account.id, createdBy, createdAt: ctx.now })
      .execute();
    await ctx.enqueue(generatePresentationJob, { presentationId: id }, `${generatePresentationJob.name}:${id}`);
    ctx.audit(`presentation:${id}`, { account: account.key });
    return { id };
  },
});
