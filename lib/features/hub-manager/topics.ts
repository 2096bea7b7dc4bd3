import type { HappeningKind } from '@/lib/core/happenings';
import type { HubTopic } from './table';

const TOPICS: Readonly<Partial<Record<HappeningKind, HubTopic>>> = {
  opened: 'firstOpen',
  returned: 'returning',
  finished: 'finished',
  downloaded: 'downloaded',
  forwarded: 'forwarded',
  asked: 'question',
  update_waiting: 'updateWaiting',
  update_viewed: 'updateViewed',
  update_unseen: 'updateUnseen',
  bounced: 'bounced',
  quiet: 'quiet',
  expiring: 'expiring',
};

/** Why an attempt is refused that somebody makes who had access before. */
const CLOSED = ['revoked', 'expired', 'deleted'];

/** The topic under which members hear of a happening; null for what no one is told of. */
export function topicOf(kind: HappeningKind, reason: string | undefined): HubTopic | null {
  if (kind === 'blocked') return CLOSED.includes(reason ?? '') ? 'closedOpened' : 'blocked';
  return TOPICS[kind] ?? null;
}
