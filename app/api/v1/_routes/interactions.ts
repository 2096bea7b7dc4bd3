import { deleteInteraction } from '@/lib/features/interaction/commands';
import { InteractionRecord, StoredInteraction } from '@/lib/features/interaction/contract';
import { getInteractionRecord, listInteractionRecords } from '@/lib/features/interaction/records';
import { upsertInteractions } from '@/lib/features/interaction/upsert';
import { apiListByKey } from '@/lib/next/api-list';
import { api, apiUpsert } from '@/lib/next/api-route';

export const interactionRoutes = {
  list: apiListByKey('GET /api/v1/interactions', 'Touchpoints by id', listInteractionRecords, StoredInteraction, (interaction) => interaction.id),
  upsert: apiUpsert('PUT /api/v1/interactions', 'Make, change and restore touchpoints by id', upsertInteractions, InteractionRecord),
  get: api('GET /api/v1/interactions/{id}', 'One touchpoint', getInteractionRecord),
  delete: api('DELETE /api/v1/interactions/{id}', 'Delete a touchpoint; an upsert of its id restores it within 30 days', deleteInteraction, 204),
};
