import { endAbsence, listAbsences, shareAbsence } from '@/lib/features/hub-manager/absence';
import { addHubTasks, decideUpdates } from '@/lib/features/hub-manager/commands';
import { Absence } from '@/lib/features/hub-manager/contract';
import { handOverHubs } from '@/lib/features/hub-manager/hand-over';
import { HubReading } from '@/lib/features/hub-manager/reading-contract';
import { listHubReadings } from '@/lib/features/hub-manager/readings';
import { apiList, apiListByKey } from '@/lib/next/api-list';
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
  addTasks: api('POST /api/v1/hub-tasks', 'Add a task for each of the contacts of some hubs, unless it stands open already', addHubTasks, 201),
  absences: apiList(
    'GET /api/v1/hub-absences',
    'Who looks after whose hubs while they are away, now and to come',
    listAbsences,
    Absence,
    (absence) => absence.id,
  ),
  share: api('POST /api/v1/hub-absences', 'Let a member look after the hubs of another for some days', shareAbsence, 201),
  endAbsence: api('DELETE /api/v1/hub-absences/{id}', 'End an absence early', endAbsence, 204),
};
