import { decideUpdates } from '@/lib/features/hub-manager/commands';
import { handOverHubs } from '@/lib/features/hub-manager/hand-over';
import { HubReading } from '@/lib/features/hub-manager/reading-contract';
import { listHubReadings } from '@/lib/features/hub-manager/readings';
import { apiListByKey } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';

export const hubReadingRoutes = {
  readings: apiListByKey(
    'GET /api/v1/hub-readings',
    'How documents in hubs were read, by version and page; of one hub or all',
    listHubReadings,
    HubReading,
    (reading) => reading.id,
  ),
  decide: api('POST /api/v1/hub-update-decisions', 'Approve or dismiss newer versions that wait for documents in hubs', decideUpdates),
  handOver: api('POST /api/v1/hub-handovers', 'Hand hubs, or all hubs of a member, over to another member', handOverHubs),
};
