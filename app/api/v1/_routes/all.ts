import type { ApiRoute, ApiStream } from '@/lib/next/api-route';
import { accountRoutes } from './accounts';
import { contactRoutes } from './contacts';
import { eventRoutes } from './events';
import { interactionRoutes } from './interactions';
import { memberRoutes, teamRoutes } from './members';
import { organizationRoutes } from './organization';
import { taskRoutes } from './tasks';
import { timelineRoutes } from './timeline';
import { usageRoutes } from './usage';
import { viewRoutes } from './views';

const GROUPS = [
  accountRoutes,
  contactRoutes,
  usageRoutes,
  eventRoutes,
  interactionRoutes,
  organizationRoutes,
  memberRoutes,
  teamRoutes,
  viewRoutes,
  taskRoutes,
  timelineRoutes,
];

/** Every route of the API, as the OpenAPI document lists them. */
export const API_ROUTES: readonly (ApiRoute | ApiStream)[] = GROUPS.flatMap((routes): (ApiRoute | ApiStream)[] => Object.values(routes));
