import { defineOperation } from '@/lib/core/operation';
import { renewalsOfSegment, segmentFilter } from '@/lib/features/account/queries';
import { RenewalReading, RenewalRequest } from './revenue-contract';

/** How many accounts of a segment renew next within some days from today on, and for how much. */
export const readRenewals = defineOperation({
  name: 'revenue.renewals',
  kind: 'read',
  permission: 'money:read',
  scope: 'organization',
  input: RenewalRequest,
  output: RenewalReading,
  run: async (ctx, { days, segment }) => {
    const sums = await renewalsOfSegment(ctx, segmentFilter(segment), days);
    return { currency: ctx.organization.currency, days, ...sums };
  },
});
