import { webhookRoutes } from '@/app/api/v1/_routes/webhooks';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(webhookRoutes.test);
