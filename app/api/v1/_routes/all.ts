import type { AnyApiRoute } from '@/lib/next/api-transfer';
import { accountRoutes } from './accounts';
import { assetRoutes, uploadRoutes } from './assets';
import { contactRoutes } from './contacts';
import { dealRoutes } from './deals';
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
  assetRoutes,
  uploadRoutes,
  contactRoutes,
  dealRoutes,
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
export const API_ROUTES: readonly AnyApiRoute[] = GROUPS.flatMap((routes): AnyApiRoute[] => Object.values(routes));
