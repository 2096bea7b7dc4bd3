import { ActivityFigures, FeatureRow, ModuleRow, UserRow } from '@/lib/features/usage/contract';
import { readActivity, readFeatures, readModules, readUserFeatures, readUserModules, readUsers } from '@/lib/features/usage/queries';
import { reading, readingByKey, readingByName } from '@/lib/next/api-reading';

export const usageRoutes = {
  activity: reading('GET /api/v1/accounts/{accountId}/activity', 'Who was active, and for how long, over 60 days', readActivity, {
    schema: ActivityFigures,
    of: (output) => output.activity,
  }),
  users: readingByKey('GET /api/v1/accounts/{accountId}/users', 'Product users of an account', readUsers, UserRow, (row) => row.userId),
  modules: readingByName('GET /api/v1/accounts/{accountId}/modules', 'Modules of an account', readModules, ModuleRow),
  features: readingByName('GET /api/v1/accounts/{accountId}/features', 'Features of an account', readFeatures, FeatureRow),
  userModules: readingByName('GET /api/v1/accounts/{accountId}/users/{userId}/modules', 'Modules that one product user used', readUserModules, ModuleRow),
  userFeatures: readingByName('GET /api/v1/accounts/{accountId}/users/{userId}/features', 'Features that one product user used', readUserFeatures, FeatureRow),
};
