import type { ApiRoute, ApiStream } from '@/lib/next/api-route';
import { accountRoutes } from './accounts';
import { usageRoutes } from './usage';

/** Every route of the API, as the OpenAPI document lists them. */
export const API_ROUTES: readonly (ApiRoute | ApiStream)[] = [
  ...Object.values(accountRoutes),
  ...Object.values(usageRoutes),
];
