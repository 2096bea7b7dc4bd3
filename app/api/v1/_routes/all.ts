import type { ApiRoute, ApiStream } from '@/lib/next/api-route';
import { accountRoutes } from './accounts';
import { memberRoutes, teamRoutes } from './members';
import { organizationRoutes } from './organization';
import { usageRoutes } from './usage';

/** Every route of the API, as the OpenAPI document lists them. */
export const API_ROUTES: readonly (ApiRoute | ApiStream)[] = [accountRoutes, usageRoutes, organizationRoutes, memberRoutes, teamRoutes].flatMap(
  (routes): (ApiRoute | ApiStream)[] => Object.values(routes),
);
