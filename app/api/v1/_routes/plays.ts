import { createPlay, deletePlay, restorePlay, startPlay, stopPlay, updatePlay } from '@/lib/features/play/commands';
import { Play, PlayRun } from '@/lib/features/play/contract';
import { getPlayRun, listPlayRuns, listPlays } from '@/lib/features/play/queries';
import { apiList } from '@/lib/next/api-list';
import { api } from '@/lib/next/api-route';

export const playRoutes = {
  list: apiList('GET /api/v1/plays', 'SuccessPlays: templates of tasks with what starts and ends them', listPlays, Play, (play) => play.id),
  create: api('POST /api/v1/plays', 'Make a SuccessPlay', createPlay, 201),
  update: api('PATCH /api/v1/plays/{id}', 'Change a SuccessPlay; its steps are replaced whole', updatePlay),
  delete: api('DELETE /api/v1/plays/{id}', 'Delete a SuccessPlay; what runs goes on', deletePlay, 204),
  restore: api('DELETE /api/v1/plays/{id}/deletion', 'Bring a deleted SuccessPlay back', restorePlay, 204),
  runs: apiList('GET /api/v1/accounts/{accountId}/play-runs', 'Runs of SuccessPlays on an account', listPlayRuns, PlayRun, (run) => run.id),
  start: api('POST /api/v1/accounts/{accountId}/play-runs', 'Start a SuccessPlay on an account by hand', startPlay, 201),
  run: api('GET /api/v1/play-runs/{id}', 'One run of a SuccessPlay', getPlayRun),
  stop: api('DELETE /api/v1/play-runs/{id}', 'End a run by hand; its open tasks are cancelled', stopPlay, 204),
};
