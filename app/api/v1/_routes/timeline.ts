import { listTimeline } from '@/lib/features/timeline/queries';
import { api } from '@/lib/next/api-route';

export const timelineRoutes = {
  ofAccount: api('GET /api/v1/accounts/{accountId}/timeline', 'What happened on an account, newest first', listTimeline),
};
