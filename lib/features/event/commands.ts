import { defineOperation } from '@/lib/core/operation';
import { applyAliases } from './apply-aliases';
import { applyGroups } from './apply-groups';
import { applyIdentifies } from './apply-identify';
import { IngestInput, IngestOutput } from './contract';
import { moveStarts } from './place-accounts';
import { type PlacedEvent, placeEvents } from './place-events';
import { refuseCandidate, rejectedByDelivery, sortOut } from './sort-out';
import { storeEvents } from './store-events';
import { storeRejections } from './store-rejections';

function earliestByAccount(stored: readonly PlacedEvent[]): Map<number, number> {
  const firsts = new Map<number, number>();
  for (const { accountId, event } of stored) {
    if (accountId !== null && event.at < (firsts.get(accountId) ?? Infinity)) firsts.set(accountId, event.at);
  }
  return firsts;
}

/**
 * The ingest: a group of deliveries becomes one transaction. Raw events are stored once by their messageId, with one
 * segment for the fold; unknown accounts and users are created; refused events are kept for the debugger.
 */
export const ingestEvents = defineOperation({
  name: 'event.ingest',
  kind: 'write',
  permission: 'event:write',
  scope: 'organization',
  input: IngestInput,
  output: IngestOutput,
  async run(ctx, { deliveries }) {
    const { candidates, rejections } = sortOut(deliveries, ctx.organization.retentionYears);
    const { placed, unplaced, users, created } = await placeEvents(ctx, candidates);
    const refused = [...rejections, ...unplaced.map(({ candidate, refusal }) => refuseCandidate(candidate, deliveries, refusal))];
    const stored = await storeEvents(ctx, placed);
    if (stored.length > 0) await moveStarts(ctx, earliestByAccount(stored));
    await applyIdentifies(ctx, stored, users);
    await applyGroups(ctx, stored);
    await applyAliases(ctx, stored, created);
    await storeRejections(ctx, refused);
    return { stored: stored.length, rejected: rejectedByDelivery(refused, deliveries.length) };
  },
});
