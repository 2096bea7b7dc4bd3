import { watchEvents } from '@/lib/features/event/live';
import { listAcceptedEvents, listAccountEvents, listRefusedEvents } from '@/lib/features/event/queries';
import { undoAlias } from '@/lib/features/event/undo-alias';
import { api, apiStream } from '@/lib/next/api-route';

export const eventRoutes = {
  ofAccount: api('GET /api/v1/accounts/{accountId}/events', 'Raw activity of an account, latest first', listAccountEvents),
  accepted: api('GET /api/v1/events', 'Accepted events, the last received first', listAcceptedEvents),
  refused: api('GET /api/v1/events/refused', 'Refused events and why, the last received first', listRefusedEvents),
  undoAlias: api(
    'DELETE /api/v1/accounts/{accountId}/users/{userId}/alias',
    'Take an id that an alias joined with others apart: it is a user of its own again',
    undoAlias,
    204,
  ),
  live: apiStream('GET /api/v1/events/live', 'Accepted and refused events as they come', watchEvents),
};
