import type { AnyApiRoute } from '@/lib/next/api-transfer';
import { accountRoutes } from './accounts';
import { alertRuleRoutes } from './alert-rules';
import { alertRoutes } from './alerts';
import { assetRoutes, uploadRoutes } from './assets';
import { attributeRoutes } from './attributes';
import { chartRoutes } from './charts';
import { collectionRoutes } from './collections';
import { contactRoutes } from './contacts';
import { dealRoutes } from './deals';
import { eventRoutes } from './events';
import { healthModelRoutes, healthRoutes, parentPolicyRoutes } from './health';
import { hubReadingRoutes } from './hub-readings';
import { hubMessageRoutes, hubRoutes } from './hubs';
import { importRoutes } from './imports';
import { interactionRoutes } from './interactions';
import { layoutRoutes } from './layouts';
import { memberRoutes, teamRoutes } from './members';
import { moneyRoutes } from './money';
import { noteRoutes } from './notes';
import { organizationRoutes } from './organization';
import { goalRoutes, objectiveRoutes, planRoutes } from './plans';
import { playRoutes } from './plays';
import { publicationRoutes } from './publications';
import { surveyRoutes } from './surveys';
import { tagRoutes } from './tags';
import { taskRoutes } from './tasks';
import { ticketRoutes } from './tickets';
import { timelineRoutes } from './timeline';
import { usageRoutes } from './usage';
import { viewRoutes } from './views';
import { webhookRoutes } from './webhooks';

const GROUPS = [
  accountRoutes,
  alertRoutes,
  alertRuleRoutes,
  assetRoutes,
  uploadRoutes,
  attributeRoutes,
  contactRoutes,
  dealRoutes,
  chartRoutes,
  collectionRoutes,
  tagRoutes,
  usageRoutes,
  eventRoutes,
  importRoutes,
  healthRoutes,
  healthModelRoutes,
  parentPolicyRoutes,
  interactionRoutes,
  layoutRoutes,
  noteRoutes,
  moneyRoutes,
  organizationRoutes,
  memberRoutes,
  teamRoutes,
  viewRoutes,
  webhookRoutes,
  publicationRoutes,
  hubRoutes,
  hubMessageRoutes,
  hubReadingRoutes,
  surveyRoutes,
  planRoutes,
  playRoutes,
  objectiveRoutes,
  goalRoutes,
  taskRoutes,
  ticketRoutes,
  timelineRoutes,
];

/** Every route of the API, as the OpenAPI document lists them. */
export const API_ROUTES: readonly AnyApiRoute[] = GROUPS.flatMap((routes): AnyApiRoute[] => Object.values(routes));
