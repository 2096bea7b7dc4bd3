import { deleteDeal, saveStages, updateDeal } from '@/lib/features/deal/commands';
import { DealRecord, Stage, StoredDeal } from '@/lib/features/deal/contract';
import { getDealRecord, listDealRecords } from '@/lib/features/deal/queries';
import { listStages } from '@/lib/features/deal/stages';
import { upsertDeals } from '@/lib/features/deal/upsert';
import { apiList, apiListByKey } from '@/lib/next/api-list';
import { api, apiUpsert } from '@/lib/next/api-route';

export const dealRoutes = {
  list: apiListByKey('GET /api/v1/deals', 'Deals by id, of one account or all', listDealRecords, StoredDeal, (deal) => deal.id),
  upsert: apiUpsert('PUT /api/v1/deals', 'Make, change and restore deals by id', upsertDeals, DealRecord),
  get: api('GET /api/v1/deals/{id}', 'One deal', getDealRecord),
  update: api('PATCH /api/v1/deals/{id}', 'Change a deal', updateDeal),
  delete: api('DELETE /api/v1/deals/{id}', 'Delete a deal; an upsert of its id restores it within 30 days', deleteDeal, 204),
  stages: apiList('GET /api/v1/deal-stages', 'The stages that deals go through, in their order', listStages, Stage, (stage) => stage.id),
  saveStages: api('PUT /api/v1/deal-stages', 'Replace the stages', saveStages, 204),
};
