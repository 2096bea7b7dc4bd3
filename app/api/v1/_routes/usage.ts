import { ActivityFigures, FeatureRow, ModuleRow, UserRow } from '@/lib/features/usage/contract';
import { watchUsage } from '@/lib/features/usage/live';
import { readActivity, readFeatures, readModules, readUserFeatures, readUserModules, readUsers } from '@/lib/features/usage/queries';
import { reading, readingByKey, readingWhole } from '@/lib/next/api-reading';
import { apiStream } from '@/lib/next/api-route';

const name = (row: { name: string }) => row.name;
const USER = '/api/v1/accounts/{accountId}/users/{userId}';

export const usageRoutes = {
  activity: reading('GET /api/v1/accounts/{accountId}/activity', 'Who was active, and for how long, over 60 days', readActivity, {
    schema: ActivityFigures,
    of: (output) => output.activity,
  }),
  users: readingByKey('GET /api/v1/accounts/{accountId}/users', 'Product users of an account', readUsers, UserRow, (row) => row.userId),
  modules: readingWhole('GET /api/v1/accounts/{accountId}/modules', 'Modules of an account', readModules, ModuleRow, name),
  features: readingWhole('GET /api/v1/accounts/{accountId}/features', 'Features of an account', readFeatures, FeatureRow, name),
  live: apiStream('GET /api/v1/accounts/{accountId}/live', 'How fresh an account’s figures are, and that they changed', watchUsage),
  userModules: readingWhole(`GET ${USER}/modules`, 'Modules that one product user used', readUserModules, ModuleRow, name),
  userFeatures: readingWhole(`GET ${USER}/features`, 'Features that one product user used', readUserFeatures, FeatureRow, name),
};
